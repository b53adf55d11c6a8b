// Presenting in the real window: it fills the screen, and a second window has the notes.

import assert from 'node:assert/strict';
import { until } from '../common/until.js';
import { journey } from './support.js';

const MAIN = 'Debrief';
const NOTES = 'Debrief – notes';

journey(
  'presents the sample with the keyboard, and its notes in a window of their own',
  async (desk) => {
    await open(desk, 'Light');
    await page(desk, 4).click();
    const said = await notesOfPage(desk);
    assert.match(said[0], /^1A Define your aspiration: /);
    await page(desk, 1).click();
    await desk.xdotool.moveMouse(640, 300);

    await desk.press('F5');
    await shows(desk, 1);
    await fills(desk, true);
    await desk.press('ArrowRight', 'Space', 'PageUp');
    await shows(desk, 2);
    await desk.press('1', '2');
    await says(desk, 'Page 12, then Enter');
    await desk.press('Enter');
    await shows(desk, 12);
    await desk.press('b');
    await says(desk, 'The screen is black. Press any key to go on.');
    await isBlack(desk);
    await desk.press('b', '9', 'Enter', 'r', 'ArrowRight', 'ArrowRight');
    await says(desk, '2 of 15 levels shown');
    await desk.picture('presenting levels');

    await desk.press('n');
    await desk.inNotes(async () => {
      await desk.reads('Page 9 of 14', '2 of 15 levels shown');
      await desk.axe('The notes window');
      const refused = await desk.session.run(() => globalThis.__TAURI_INTERNALS__.invoke('close').catch(String));
      assert.match(refused, /not allowed/);
      await desk.press('ArrowLeft');
      await desk.reads('1 of 15 levels shown');
      await desk.press('r', 'Home', 'ArrowRight', 'ArrowDown', 'PageDown');
      await desk.reads('Page 4 of 14', ...said);
      await desk.picture('presenting notes light');
    });
    await shows(desk, 4);

    // A second time the same window comes to the front.
    await desk.press('n');
    await desk.press('ArrowRight');
    await desk.inNotes(() => desk.reads('Page 5 of 14'));
    const [notes] = await desk.xdotool.titled(NOTES);
    await desk.closeWindow(notes);
    await desk.press('ArrowRight');
    await shows(desk, 6);
    await fills(desk, true);

    await desk.press('n');
    await desk.inNotes(() => desk.reads('Page 6 of 14'));
    await desk.press('Escape');
    await isOver(desk);
    await desk.reads('Page 6 of 14');
  },
  { width: 1280, height: 720, manages: true },
);

journey(
  'presents twice, and leaves from the notes',
  async (desk) => {
    await open(desk, 'Dark');
    for (const leave of ['F5', 'Escape']) {
      await desk.press('F5');
      await shows(desk, 1);
      await fills(desk, true);
      await desk.picture('presenting dark');
      await desk.press('n');
      await desk.inNotes(async () => {
        await desk.reads('Page 1 of 14', 'Next page');
        await desk.session.run(() => document.fonts.ready.then(() => true));
        await desk.picture('presenting notes dark');
        // The window may be gone before the key is up again.
        await desk.press(leave).catch((error) => assert.match(error.message, /^no such window/));
      });
      await isOver(desk);
    }
  },
  { width: 1920, height: 1080, manages: true },
);

journey(
  'closes the window with the mouse while presenting, and both windows go',
  async (desk) => {
    await open(desk, 'Light');
    await desk.press('F5');
    await fills(desk, true);
    await desk.press('n');
    await desk.inNotes(() => desk.reads('Page 1 of 14'));
    // The program ends with its main window, or this waits in vain.
    await desk.reopen();
    assert.deepEqual(await desk.xdotool.titled(NOTES), []);
    await desk.sees(desk.heading('Reviews'));
    await fills(desk, false);
  },
  { manages: true },
);

async function open(desk, theme) {
  await desk.button('Theme').click();
  await desk.role('menuitemradio', theme).click();
  await desk.button('Open the sample').click();
  await desk.stage('Debrief');
  await desk.reads('Page 1 of 14');
}

/** A page among the thumbnails. */
function page(desk, number) {
  return desk.button(new RegExp(`^Page ${number} of 14: `));
}

/** The lines that the presenter is to see on the page that is previewed. */
async function notesOfPage(desk) {
  const text = await desk.field('Speaker notes').value();
  return text.split('\n').filter((line) => line.trim());
}

/** Waits until the presentation says this. */
async function says(desk, words) {
  const isSaid = (said) => document.querySelector('dialog[open]').innerText.includes(said);
  await until(`the presentation to say “${words}”`, () => desk.session.run(isSaid, words));
}

/** Waits until the presentation shows this page, by the title that the page has among the thumbnails. */
async function shows(desk, number) {
  const isShown = (label) => {
    const labels = [...document.querySelectorAll('nav button .unseen')].map((each) => each.textContent.trim());
    const title = labels.find((each) => each.startsWith(label)).slice(label.length);
    return document.querySelector('dialog[open] h2').textContent.trim() === title;
  };
  await until(`page ${number} to be shown`, () => desk.session.run(isShown, `Page ${number} of 14: `));
}

/** Waits until the main window fills the screen, or no longer does. */
async function fills(desk, wanted) {
  const isFull = () => innerWidth === screen.width && innerHeight === screen.height;
  await until(`the window to be ${wanted ? 'as large as' : 'smaller than'} the screen`, async () => {
    return (await desk.session.run(isFull)) === wanted;
  });
}

/** Waits until nothing is seen on the whole screen, the pointer of the mouse included. */
async function isBlack(desk) {
  await until('a black screen', async () => (await desk.display.brightest()) === 0);
}

/** Waits until there is no presentation any more, no notes and a window among others. */
async function isOver(desk) {
  await desk.seesNo(desk.role('dialog', 'Presentation'));
  await fills(desk, false);
  await until('the notes window to go', async () => (await desk.xdotool.titled(NOTES)).length === 0);
  assert.equal((await desk.xdotool.titled(MAIN)).length, 1);
}
