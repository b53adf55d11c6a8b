// The window as it is for people. WebDriver is let into no window that is incognito: here there are a person's keys alone,
// and what is seen from outside.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { built, filesHolding, ownFolder, usedBefore } from '../common/place.js';
import { Program } from '../common/program.js';
import { until } from '../common/until.js';
import { askToClose } from './close-window.js';
import { environment } from './debrief-window.js';
import { Display } from './display.js';
import { FileDialogs } from './file-dialog.js';
import { Xdotool } from './xdotool.js';

/** A key may come before the page that is to hear it; after so many milliseconds it is pressed again. Traced, all is slow. */
const HEARD_WITHIN = 6000;
/** And so long in all. */
const DONE_WITHIN = 60_000;

/** A socket or an address of any family but those of this machine. (GTK asks the kernel, over netlink, about networks.) */
const OUTWARD = /(socket(pair)?\(|sa_family=)AF_(?!UNIX|NETLINK)/;

test('opens no socket of the network, keeps nothing outside of the library, and its windows hear each other', async () => {
  const folder = await ownFolder();
  await usedBefore(join(folder.path, 'library'));
  const display = await Display.start({ manages: true });
  const env = await environment(folder.path, display.name);
  const trace = join(folder.path, 'calls.txt');
  const strace = ['-f', '-qq', '-e', 'trace=%network', '-o', trace, 'dbus-run-session', '--', built('debrief')];
  const program = new Program('strace', strace, { env, cwd: folder.path });
  const people = new Person(new Xdotool(env));
  const outside = () => filesHolding('Riverbend', folder.path, env.DEBRIEF_LIBRARY);
  try {
    await people.openSample(env.DEBRIEF_LIBRARY);
    for (const leave of ['F5', 'Escape']) {
      await people.present();
      assert.deepEqual(await outside(), [], 'while it is presented');
      await people.leaveFromNotes(leave);
    }
    assert.deepEqual(await outside(), []);
    const deck = join(folder.path, 'deck.pdf');
    await people.exportTo(deck);
    assert.match(await readFile(deck, 'latin1'), /^%PDF/);

    const [main] = await people.xdotool.titled('Debrief');
    await askToClose(display.name, main);
    await once(program.process, 'close');
    assert.deepEqual(await outside(), [deck], 'after it was closed');
    assert.ok(!(await readdir(env.XDG_RUNTIME_DIR)).some((name) => name.startsWith('debrief-web-')));
    const calls = (await readFile(trace, 'utf8')).split('\n');
    assert.ok(
      calls.some((call) => call.includes('socket(AF_UNIX')),
      'the display is reached through one',
    );
    assert.deepEqual(
      calls.filter((call) => OUTWARD.test(call)),
      [],
    );
  } finally {
    await program.stop();
    await display.stop();
    await folder.remove();
  }
});

/** Somebody who has a keyboard. */
class Person {
  constructor(xdotool) {
    this.xdotool = xdotool;
    this.dialogs = new FileDialogs(xdotool);
  }

  /** Has a copy of the sample opened, at its next step: the deck. */
  async openSample(library) {
    await this.#presses(['Escape', 'ctrl+k', ...'sample', 'Return'], 'a copy of the sample', async () => {
      return (await readdir(join(library, 'reviews'))).length >= 2;
    });
  }

  /** Presents, with the notes beside it. */
  async present() {
    await until(
      'the notes',
      async () => {
        await this.xdotool.key('F5');
        await this.#presses(['n'], 'their window', async () => (await this.#notes()).length === 1, HEARD_WITHIN);
        return true;
      },
      DONE_WITHIN,
    );
  }

  /** Ends the presentation with a key in the window with the notes. */
  async leaveFromNotes(key) {
    const [notes] = await this.#notes();
    await this.xdotool.focus(notes);
    await this.#presses([key], 'the presentation to end', async () => (await this.#notes()).length === 0);
  }

  /** Exports the PDF: behind the audiences, the forms and *Cancel* is its button. */
  async exportTo(path) {
    const title = 'Export the deck';
    await this.#presses(['Escape', 'ctrl+e', 'Tab', 'Tab', 'Tab', 'Return'], 'where to export', async () => {
      return (await this.xdotool.titled(title)).length === 1;
    });
    await this.dialogs.save(title, path);
    await until('the deck', async () => (await readFile(path)).length > 0);
  }

  async #notes() {
    return this.xdotool.titled('Debrief – notes');
  }

  /** Presses keys, again and again, until something has come of them. */
  async #presses(keys, what, isSo, within = DONE_WITHIN) {
    await until(
      what,
      async () => {
        for (const key of keys) await this.xdotool.key(key);
        return until(what, isSo, HEARD_WITHIN);
      },
      within,
    );
  }
}
