// How long the preview of the deck takes to show an edited sentence, in Chromium with the real core behind it:
//
//   cargo build --release -p debrief-host && npm run preview-bench
//
// From the key that keeps the sentence to the first frame that shows its last word on the drawn page: the write to the
// disk, the whole layout, and drawing are in it. Without a release build the debug build is measured.

import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { built } from '../common/place.js';
import { startChromium } from './chromium.js';
import { Desk } from './desk.js';
import { Host } from './host.js';

const ROUNDS = 25;
/** The goal, in milliseconds. */
const GOAL = 50;

const build = existsSync(built('debrief-host', 'release')) ? 'release' : 'debug';
const browser = await startChromium();
const host = await Host.start(build);
try {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
  });
  const desk = new Desk(host, context, await context.newPage());
  await desk.open();
  await desk.button('Riverbend School District').click();
  await desk.stage('Debrief');
  await desk.sees(desk.role('article'));
  const times = {
    'The title of a debrief page': [],
    'A sentence on a page of one\u2019s own': [],
  };
  const [title, sentence] = Object.keys(times);

  await desk
    .role('navigation', 'Pages')
    .getByRole('button', { name: /^Page 4 of 14: / })
    .click();
  await measure(desk, times[title], desk.field('Title'), 'Enter');

  await desk.menu('Add a page', 'Two columns');
  await desk.sees(desk.role('article', 'Also'));
  await measure(desk, times[sentence], desk.field('Left column'), 'Tab');
  desk.nothingWentWrong();
  report(times);
} finally {
  await host.stop();
  await browser.close();
}

/** Writes into the field again and again, and notes how long each edit takes to be seen. */
async function measure(desk, list, field, key) {
  for (let round = 0; round < ROUNDS; round++) {
    const word = `edited${round}`;
    await field.fill(`Riverbend agrees on where to go, not yet on how far or by when: ${word}`);
    const watch = await field.evaluateHandle(
      (element, word) => ({
        seen: new Promise((resolve) => {
          element.addEventListener(
            'keydown',
            ({ timeStamp }) => {
              const look = (now) => {
                const lines = [...document.querySelectorAll('article svg text')];
                if (lines.some((line) => line.textContent.includes(word))) resolve(now - timeStamp);
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            },
            { once: true, capture: true },
          );
        }),
      }),
      word,
    );
    await field.press(key);
    list.push(await watch.evaluate(({ seen }) => seen));
  }
}

function report(times) {
  console.log(`From the key to the drawn page, ${build} build, ${ROUNDS} edits each, on ${cpus()[0].model}`);
  for (const [what, list] of Object.entries(times)) {
    const sorted = list.toSorted((one, other) => one - other);
    const at = (share) => Math.round(sorted[Math.floor((sorted.length - 1) * share)]);
    console.log(`${what}: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms; the goal is ${GOAL} ms.`);
  }
}
