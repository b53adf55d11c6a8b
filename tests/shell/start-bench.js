// How long the program takes from its start to a window one can use, beside an empty window on the same machine:
//
//   cargo build --release -p debrief --bin debrief --example empty && npm run start-bench
//
// Both are watched from outside, on the display's picture: an empty window is there when its line is drawn, Debrief
// when the library's heading and the sample's card are drawn. The programs take turns, so that a busy machine slows
// them alike. Without a release build the debug build is measured.

import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { ownFolder, built, root } from '../common/place.js';
import { Program } from '../common/program.js';
import { until } from '../common/until.js';
import { environment } from './debrief-window.js';
import { Display } from './display.js';
import { Xdotool } from './xdotool.js';

const ROUNDS = 7;
/** The goal: how many times longer than an empty window Debrief may take. */
const GOAL = 1.5;
/** Between two looks at the display, in milliseconds. */
const PAUSE = 4;
/** What a start may take before the bench gives up, in milliseconds. */
const PATIENCE = 60_000;

/** Where words are drawn in each window, in pixels of the display. */
const LINE = [{ left: 0, right: 300, top: 15, bottom: 60 }];
const LIBRARY = [
  { left: 60, right: 180, top: 84, bottom: 116 },
  { left: 76, right: 280, top: 154, bottom: 176 },
];

const release = join(built('debrief'), '../../release/debrief');
const build = existsSync(release) && existsSync(join(release, '../examples/empty')) ? 'release' : 'debug';
const folder = (name) => join(root, 'target', build, name);
const programs = { debrief: folder('debrief'), empty: folder('examples/empty') };

const display = await Display.start();
const homes = [];
try {
  const bus = new Program('dbus-daemon', ['--session', '--nofork', '--print-address=1']);
  const [, busAddress] = await bus.says(/^(unix:\S+)$/m);
  const empty = await home(busAddress);
  const used = await home(busAddress);
  // The first start of each fills the caches of the disk and of the engine; it does not count.
  await start(programs.empty, empty, LINE);
  await start(programs.debrief, used, LIBRARY);

  const times = { empty: [], debrief: [], first: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.empty.push(await start(programs.empty, empty, LINE));
    times.debrief.push(await start(programs.debrief, used, LIBRARY));
    times.first.push(await start(programs.debrief, await home(busAddress), LIBRARY));
  }
  await bus.stop();
  report(times);
} finally {
  await display.stop();
  for (const one of homes) await one.remove();
}

/** The environment of a person who has not used the program yet. */
async function home(busAddress) {
  const own = await ownFolder();
  homes.push(own);
  return { ...(await environment(own.path, display.name)), DBUS_SESSION_BUS_ADDRESS: busAddress };
}

/** Starts a program, waits until words are drawn in each of the places, ends it, and gives the milliseconds it took. */
async function start(command, env, places) {
  const picture = await open(join(display.folder.path, 'Xvfb_screen0'));
  const began = performance.now();
  const program = new Program(command, [], { env });
  try {
    for (const place of places) {
      while (!(await isWritten(picture, place))) {
        if (!program.runs) throw new Error(`${command} ended at once:\n${program.output}`);
        if (performance.now() - began > PATIENCE) throw new Error(`${command} drew nothing where it should.`);
        await new Promise((next) => setTimeout(next, PAUSE));
      }
    }
    return performance.now() - began;
  } finally {
    await picture.close();
    await program.stop();
    await until('the window to go', async () => (await new Xdotool(env).windows()).length === 0);
  }
}

/** Whether dark words stand on a light ground there. The display's memory is described in display.js. */
async function isWritten(picture, { left, right, top, bottom }) {
  const header = Buffer.alloc(100);
  await picture.read(header, 0, header.length, 0);
  const word = (number) => header.readUInt32BE(number * 4);
  const [bytesPerLine, first] = [word(12), word(0) + word(19) * 12];
  const lines = Buffer.alloc((bottom - top) * bytesPerLine);
  await picture.read(lines, 0, lines.length, first + top * bytesPerLine);
  let [dark, light] = [0, 0];
  for (let y = 0; y < bottom - top; y++) {
    for (let x = left; x < right; x++) {
      const green = lines[y * bytesPerLine + x * 4 + 1];
      if (green < 90) dark++;
      else if (green > 200) light++;
    }
  }
  return dark > 60 && light > dark * 2;
}

function report({ empty, debrief, first }) {
  const median = (list) => list.toSorted((one, other) => one - other)[(list.length - 1) / 2];
  const line = (what, list) =>
    `${what}: ${Math.round(median(list))} ms (${list.map((one) => Math.round(one)).join(', ')})`;
  const ratio = median(debrief) / median(empty);
  console.log(`From start to a window one can use, ${build} build, medians of ${ROUNDS}`);
  console.log(line('empty window', empty));
  console.log(line('Debrief', debrief));
  console.log(line('Debrief, the very first start, which writes the sample', first));
  console.log(`Debrief takes ${ratio.toFixed(2)} times as long; the goal is ${GOAL}.`);
}
