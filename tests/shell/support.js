// Journeys through the real window: the real shell, page and core, on a display without a screen.
//
//   journey('exports the deck', async (desk) => {
//     await desk.button('Export PDF…').click();
//     const pdf = await desk.saveAs('Export PDF', 'harbor.pdf');
//     await desk.reopen();
//     await desk.sees(desk.heading('Reviews'));
//   });
//
// Each journey has a display, a message bus, a home and a library of its own, so that keys and dialogs reach the right
// window and nothing of the user's is touched. Pictures, and the words of a failed journey, are kept in
// tests/artifacts.

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { axeOptions, axeSource, nothingFound } from '../common/axe.js';
import { artifact, ownFolder, usedBefore } from '../common/place.js';
import { until } from '../common/until.js';
import { askToClose } from './close-window.js';
import { DebriefWindow, environment } from './debrief-window.js';
import { Display } from './display.js';
import { FileDialogs } from './file-dialog.js';
import { Found } from './find.js';
import { Xdotool } from './xdotool.js';

/** What a journey holds in its hands. The words are those of the browser's journeys where both have them. */
class Desk {
  static async open(folder, display) {
    const desk = new Desk();
    desk.folder = folder;
    desk.display = display;
    desk.env = await environment(folder.path, display.name);
    desk.xdotool = new Xdotool(desk.env);
    desk.dialogs = new FileDialogs(desk.xdotool);
    await desk.#openWindow();
    return desk;
  }

  /** The WebDriver session, for what has no words here. */
  get session() {
    return this.window.session;
  }

  /** A path for a file that the journey writes. */
  path(name) {
    return join(this.folder.path, name);
  }

  /** Whatever has this role and name; the name is the whole accessible name, or a pattern for it. */
  role(role, name) {
    return new Found(this.session, role, name);
  }

  button(name) {
    return this.role('button', name);
  }

  heading(name) {
    return this.role('heading', name);
  }

  link(name) {
    return this.role('link', name);
  }

  /** A field to type in. */
  field(name) {
    return this.role('textbox', name);
  }

  /** Goes to a stage from the rail, where its name stands before how far it is. */
  async stage(name) {
    await this.button(new RegExp(`^${name} ?(\\d[\\d/]*( \\w+)?)?$`)).click();
  }

  /** Waits until these words stand on the page, and gives everything that stands there. */
  async reads(...sentences) {
    return until(`the words “${sentences.join('” and “')}”`, async () => {
      const text = (await this.session.run(() => document.body.innerText)).replace(/\s+/g, ' ');
      const missing = sentences.filter((sentence) => !text.includes(sentence));
      if (missing.length > 0) throw new Error(`“${missing.join('” and “')}” stands nowhere.`);
      return text;
    });
  }

  /** Waits until a field holds exactly this. */
  async holds(field, value) {
    await until(`${field} to hold “${value}”`, async () => {
      const held = await field.value();
      if (held !== value) throw new Error(`It holds “${held}”.`);
      return true;
    });
  }

  /** Waits until everything is on disk. */
  async saved() {
    const isSaved = () => document.querySelector('header [role="status"]')?.textContent.trim() === 'saved';
    await until('“saved”', () => this.session.run(isSaved));
  }

  /** Waits until each of these is there. */
  async sees(...found) {
    for (const one of found) await one.waitFor();
  }

  /** Waits until none of these is there. */
  async seesNo(...found) {
    for (const one of found) await one.waitForGone();
  }

  /** Keeps a note in the session that is shown first, and waits until it is on disk. */
  async keepsNote(line) {
    await this.stage('Listen');
    await this.field('New note').click();
    await this.type(line);
    await this.press('Enter');
    await this.saved();
  }

  /** Presses keys one after another, where the focus is: `'Control+k'`, `'j'`, `'Enter'`. */
  async press(...chords) {
    for (const chord of chords) await this.session.press(chord);
  }

  /** Types where the focus is, key by key. */
  async type(text) {
    await this.session.type(text);
  }

  /** Answers the save dialog with a file in the journey's folder and gives its path. */
  async saveAs(title, name, options) {
    const path = this.path(name);
    await this.dialogs.save(title, path, options);
    return path;
  }

  /**
   * Closes the window and opens it again on the same library.
   *
   * @param {object} how `cutPower` for one that does not end by itself; `rightAfter` is done in the moment before the
   *   window is asked to close; `library` is where the library has been put when it opens again
   */
  async reopen({ cutPower = false, rightAfter, library } = {}) {
    await (cutPower ? this.window.cutPower() : this.window.close(rightAfter));
    if (library) {
      await mkdir(dirname(library), { recursive: true });
      await rename(this.env.DEBRIEF_LIBRARY, library);
      this.env = { ...this.env, DEBRIEF_LIBRARY: library };
    }
    await this.#openWindow();
  }

  /** Has axe look at the whole page and fails with a list of what it found. */
  async axe(where) {
    if (!(await this.session.run(() => 'axe' in globalThis))) await this.session.run(await axeSource());
    const look = (options) => globalThis.axe.run(document, options).then(({ violations }) => violations);
    nothingFound(where, await this.session.run(look, axeOptions));
  }

  /** Has axe look at what is seen, and keeps a picture of it in the light and in the dark. */
  async look(name) {
    await this.axe(name);
    await this.picture(name);
    await this.#theme('dark');
    await this.picture(`${name} dark`);
    await this.#theme('light');
  }

  /** Shows the page in a theme, without choosing it, and waits until it is drawn. */
  async #theme(theme) {
    await this.session.run(async (wanted) => {
      document.documentElement.dataset.theme = wanted;
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      // The second frame begins when the first has been drawn.
      for (let frame = 0; frame < 2; frame++) await new Promise((next) => requestAnimationFrame(next));
    }, theme);
  }

  /**
   * Does something in the window with the presenter's notes, as soon as it is there; afterwards the words of the desk
   * mean the main window again.
   */
  async inNotes(body) {
    const main = await this.session.window();
    const notes = await until('the notes window', async () => {
      const others = (await this.session.windows()).filter((window) => window !== main);
      return others.length === 1 && others[0];
    });
    await this.session.switchTo(notes);
    try {
      await body();
    } finally {
      await this.session.switchTo(main);
      await this.session.releaseKeys();
    }
  }

  /** Asks a window to close as its close button does, and waits until it is gone. */
  async closeWindow(window) {
    await askToClose(this.display.name, window);
    await until('the window to go', async () => !(await this.xdotool.windows()).includes(window));
  }

  /** Keeps a picture of the whole display, native dialogs included, and gives its path. */
  async picture(name) {
    const path = await artifact(`window ${name}`, 'png');
    await writeFile(path, await this.display.picture());
    return path;
  }

  async keepTraces(name) {
    await this.picture(`${name} failed`).catch(() => {});
    await writeFile(await artifact(`window ${name} failed`, 'txt'), this.window.driver.output);
  }

  async leave() {
    await this.window.cutPower();
  }

  async #openWindow() {
    this.window = await DebriefWindow.open(this.folder.path, this.env, this.xdotool);
  }
}

/**
 * Declares a journey.
 *
 * @param {string} name what the person does
 * @param {(desk: Desk) => Promise<void>} body
 * @param {object} options of the display: `width`, `height` (1440 × 900 when not given), `manages`; with `isFirst` the
 *   program starts for the first time
 */
export function journey(name, body, { isFirst = false, ...options } = {}) {
  test(name, async () => {
    const folder = await ownFolder();
    if (!isFirst) await usedBefore(join(folder.path, 'library'));
    const display = await Display.start(options);
    try {
      const desk = await Desk.open(folder, display);
      try {
        await body(desk);
        await desk.window.close();
      } catch (error) {
        await desk.keepTraces(name);
        await desk.leave();
        throw error;
      }
    } finally {
      await display.stop();
      await folder.remove();
    }
  });
}
