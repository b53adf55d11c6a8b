// The system's own file dialogs, which no WebDriver reaches: xdotool finds the window and types into it.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '../common/until.js';

const start = promisify(execFile);

export class FileDialogs {
  /** @param {Record<string, string>} env the environment of the program that shows them */
  constructor(env) {
    this.env = env;
  }

  /**
   * Waits for a save dialog, types a path in place of the name it offers, and presses Enter.
   *
   * @param {string | RegExp} title the dialog's title
   * @param {string} path an absolute path; a file that is there makes the dialog ask again, see `replace`
   * @param {boolean} replace says yes when the dialog asks whether to replace the file
   */
  async save(title, path, { replace = false } = {}) {
    const dialog = await this.#shown(title);
    await this.#key('ctrl+a');
    await this.#typePath(path);
    await this.#accept(dialog, title, replace);
  }

  /** Waits for an open dialog, types a path and presses Enter. */
  async open(title, path) {
    const dialog = await this.#shown(title);
    await this.#key('ctrl+l');
    await this.#key('ctrl+a');
    await this.#typePath(path);
    await this.#accept(dialog, title, false);
  }

  /** Waits for a dialog and presses Escape. */
  async cancel(title) {
    const dialog = await this.#shown(title);
    await this.#key('Escape');
    await until(`the dialog ${title} to close`, () => this.#isGone(dialog));
  }

  async #shown(title) {
    const dialog = await until(`the dialog ${title}`, async () => (await this.#windows(title)).at(-1));
    await this.#focus(dialog);
    return dialog;
  }

  /** Without a window manager nothing gives a new window the keyboard, so it is handed over. */
  async #focus(window) {
    await until('the dialog to take the keyboard', async () => {
      await this.#xdotool('windowfocus', window);
      return (await this.#xdotool('getwindowfocus')) === window;
    });
  }

  async #typePath(path) {
    await this.#xdotool('type', '--delay', '4', path);
    // What the dialog completed by itself stands selected behind the words; it goes.
    await this.#key('Delete');
  }

  /**
   * Presses Enter until the dialog has gone: a list of completions takes the first for itself, and the question whether
   * to replace a file, where Enter means “Replace”, takes one more. After each, waits for what it does, so that no
   * Enter is left over for the page.
   */
  async #accept(dialog, title, replace) {
    await until(`the dialog ${title} to close`, async () => {
      const question = await this.#question(dialog);
      if (question && !replace) throw new Error('It asks whether to replace a file.');
      if (await this.#isGone(dialog)) return true;
      await this.#focus(question ?? dialog);
      await this.#key('Return');
      const moved = async () => (await this.#isGone(dialog)) || (!question && (await this.#question(dialog)));
      await until('Enter to do something', moved, 1_000);
      return this.#isGone(dialog);
    });
  }

  /** The question whether to replace a file: a window without a title, opened after the dialog. */
  async #question(dialog) {
    const untitled = await this.#search('--name', '^$');
    // The list of completions, which may be there too, has a title; parts of windows have no class.
    const windows = (await this.#search('--class', '.')).filter((window) => untitled.includes(window));
    // Newer windows have higher numbers.
    return windows.find((window) => Number(window) > Number(dialog));
  }

  async #isGone(dialog) {
    return !(await this.#search('--class', '.')).includes(dialog);
  }

  async #windows(title) {
    return this.#search(
      '--name',
      title instanceof RegExp ? title.source : `^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`,
    );
  }

  async #search(...words) {
    // xdotool ends with 1 when it finds none.
    const found = await this.#xdotool('search', '--onlyvisible', ...words).catch(() => '');
    return found.split('\n').filter(Boolean);
  }

  async #key(name) {
    await this.#xdotool('key', '--clearmodifiers', name);
  }

  async #xdotool(...words) {
    const { stdout } = await start('xdotool', words, { env: this.env });
    return stdout.trim();
  }
}
