// Finding windows on a display and pressing keys in them, with xdotool.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from '../common/until.js';

const start = promisify(execFile);

export class Xdotool {
  /** @param {Record<string, string>} env the environment of the program whose windows these are */
  constructor(env) {
    this.env = env;
  }

  /** The visible windows of a program, parts of windows left out: numbers as text, the oldest first. */
  async windows() {
    // Only whole windows have a class.
    const windows = await this.#search('--class', '.');
    return windows.toSorted((one, other) => Number(one) - Number(other));
  }

  /** The visible windows with this title, or with one that fits a pattern. */
  async titled(title) {
    const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.#search('--name', title instanceof RegExp ? title.source : `^${escaped(title)}$`);
  }

  /** Gives a window the keyboard. Without a window manager nobody else does. */
  async focus(window) {
    await until('the window to take the keyboard', async () => {
      await this.#run('windowfocus', window);
      return (await this.#run('getwindowfocus')) === window;
    });
  }

  /** Presses a chord, by the names that X has for keys: `ctrl+a`, `Return`. */
  async key(chord) {
    await this.#run('key', '--clearmodifiers', chord);
  }

  /** Moves the mouse to a place on the display. */
  async moveMouse(x, y) {
    await this.#run('mousemove', String(x), String(y));
  }

  /** Types into whatever has the keyboard. */
  async type(text) {
    await this.#run('type', '--delay', '4', text);
  }

  async #search(...words) {
    // It ends with 1 when it finds none.
    const found = await this.#run('search', '--onlyvisible', ...words).catch(() => '');
    return found.split('\n').filter(Boolean);
  }

  async #run(...words) {
    const { stdout } = await start('xdotool', words, { env: this.env });
    return stdout.trim();
  }
}
