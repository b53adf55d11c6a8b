// The system's own file dialogs, which no WebDriver reaches: xdotool finds the window and types into it.

import { until } from '../common/until.js';

export class FileDialogs {
  /** @param {import('./xdotool.js').Xdotool} xdotool */
  constructor(xdotool) {
    this.xdotool = xdotool;
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
    await this.xdotool.key('ctrl+a');
    await this.#typePath(path);
    await this.#accept(dialog, title, replace);
  }

  /** Waits for an open dialog, types a path and presses Enter. */
  async open(title, path) {
    const dialog = await this.#shown(title);
    await this.xdotool.key('ctrl+l');
    await this.xdotool.key('ctrl+a');
    await this.#typePath(path);
    await this.#accept(dialog, title, false);
  }

  /** Waits for a dialog and presses Escape. */
  async cancel(title) {
    const dialog = await this.#shown(title);
    await this.xdotool.key('Escape');
    await until(`the dialog ${title} to close`, () => this.#isGone(dialog));
  }

  async #shown(title) {
    const dialog = await until(`the dialog ${title}`, async () => (await this.xdotool.titled(title)).at(-1));
    await this.xdotool.focus(dialog);
    return dialog;
  }

  async #typePath(path) {
    await this.xdotool.type(path);
    // What the dialog completed by itself stands selected behind the words; it goes.
    await this.xdotool.key('Delete');
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
      await this.xdotool.focus(question ?? dialog);
      await this.xdotool.key('Return');
      const moved = async () => (await this.#isGone(dialog)) || (!question && (await this.#question(dialog)));
      await until('Enter to do something', moved, 1_000);
      return this.#isGone(dialog);
    });
  }

  /** The question whether to replace a file: a window without a title, opened after the dialog. */
  async #question(dialog) {
    // The list of completions, which may be there too, has a title.
    const untitled = await this.xdotool.titled('');
    const windows = await this.xdotool.windows();
    // Newer windows have higher numbers.
    return windows.find((window) => untitled.includes(window) && Number(window) > Number(dialog));
  }

  async #isGone(dialog) {
    return !(await this.xdotool.windows()).includes(dialog);
  }
}
