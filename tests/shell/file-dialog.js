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
    if (replace) {
      const question = await until('the question whether to replace the file', () => this.#otherThan(dialog));
      await this.#focus(question);
      await this.#key('alt+r');
    }
    await this.#gone(dialog, title);
  }

  /** Waits for an open dialog, types a path and presses Enter. */
  async open(title, path) {
    const dialog = await this.#shown(title);
    await this.#key('ctrl+l');
    await this.#key('ctrl+a');
    await this.#typePath(path);
    await this.#gone(dialog, title);
  }

  /** Waits for a dialog and presses Escape. */
  async cancel(title) {
    const dialog = await this.#shown(title);
    await this.#key('Escape');
    await this.#gone(dialog, title);
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

  async #otherThan(dialog) {
    const [all, focused] = [await this.#windows(/./), dialog];
    // The question is the newest window, and newer windows have higher numbers.
    return all.filter((window) => Number(window) > Number(focused)).at(-1);
  }

  async #typePath(path) {
    await this.#xdotool('type', '--delay', '4', path);
    // What the dialog completed by itself stands selected behind the words; it goes.
    await this.#key('Delete');
    await this.#key('Return');
  }

  async #gone(dialog, title) {
    await until(`the dialog ${title} to close`, async () => !(await this.#windows(title)).includes(dialog));
  }

  async #windows(title) {
    const pattern = title instanceof RegExp ? title.source : `^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
    // xdotool ends with 1 when it finds none.
    const found = await this.#xdotool('search', '--onlyvisible', '--name', pattern).catch(() => '');
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
