// Starting where there is no screen to open a window on, and starting again.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { built, ownFolder } from '../common/place.js';
import { Program } from '../common/program.js';
import { environment } from './debrief-window.js';
import { journey } from './support.js';

// Xvfb counts its displays from 0; nobody gets as far as this one.
const DEAD = ':59999';

for (const [where, display, found] of [
  ['without a display', '', 'none was found'],
  ['on a display that does not answer', DEAD, `DISPLAY names “${DEAD}”, where none answers`],
]) {
  test(`says why it cannot start ${where}`, async () => {
    const folder = await ownFolder();
    try {
      const env = await environment(folder.path, display);
      const program = new Program(built('debrief'), [], { env, cwd: folder.path });
      await once(program.process, 'close');
      assert.equal(program.process.exitCode, 1);
      assert.equal(
        program.output.trim(),
        `Debrief needs a display, and ${found}. Nothing was changed. Start Debrief from a desktop session; for work ` +
          'without a window there is debrief-cli.',
      );
      assert.ok(!existsSync(env.DEBRIEF_LIBRARY), 'a library was made');
    } finally {
      await folder.remove();
    }
  });
}

journey('a second start leads to the window that is open', async (desk) => {
  await desk.button('Open the sample').click();
  await desk.stage('Prepare');
  const before = await desk.xdotool.windows();
  const env = { ...desk.env, DBUS_SESSION_BUS_ADDRESS: await desk.window.bus() };
  const second = new Program(built('debrief'), [], { env, cwd: desk.folder.path });
  await once(second.process, 'close');
  assert.equal(second.process.exitCode, 0, second.output);
  assert.deepEqual(await desk.xdotool.windows(), before);
  // The first goes on with what was open.
  await desk.keepsNote('- Said after the second start');
});
