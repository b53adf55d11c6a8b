// Nothing is lost: not when the power goes, not when the window is closed in the middle of a word, not when an export
// cannot be written.

import assert from 'node:assert/strict';
import { chmod, readFile, readdir, writeFile } from 'node:fs/promises';
import { journey } from './support.js';

journey('finds the last note after a power cut, and hears that everything was checked', async (desk) => {
  await desk.button('Open the sample').click();
  await desk.stage('Listen');
  await desk.field('New note').click();
  await desk.type('- The lights went out at ten. #3b');
  await desk.press('Enter');
  // A note that is still on its way is no button.
  await desk.sees(desk.button(/The lights went out at ten\..*3B$/));

  await desk.reopen({ cutPower: true });
  await openCopy(desk);
  await desk.reads('This review was checked, and everything saved is here.');
  await desk.stage('Listen');
  await desk.reads('The lights went out at ten.');
});

journey('closes in the middle of a note, and finds it half typed', async (desk) => {
  const typed = '? Whether the new principal';
  await desk.button('Open the sample').click();
  await desk.stage('Listen');
  await desk.field('New note').click();
  await desk.type('? Whether the new ');
  await desk.reopen({ rightAfter: () => desk.type('principal') });

  await openCopy(desk);
  await desk.stage('Listen');
  await desk.sees(desk.field('New note'));
  await desk.holds(desk.field('New note'), typed);
  assert.ok(!(await desk.reads('Listen')).includes('did not close properly'));
});

journey('closes in the middle of a sentence of the rationale, and finds it kept', async (desk) => {
  await desk.button('Open the sample').click();
  await desk.stage('Rate');
  await desk.button(/^1A/).click();
  await desk.field('Rationale').click();
  await desk.press('Control+End');
  const before = await desk.field('Rationale').value();
  await desk.reopen({ rightAfter: () => desk.type(' And so it stood') });

  await openCopy(desk);
  await desk.stage('Rate');
  await desk.button(/^1A/).click();
  await desk.sees(desk.heading(/^1A/));
  await desk.holds(desk.field('Rationale'), `${before} And so it stood`);
});

journey('is told why an export was refused, and keeps the old file', async (desk) => {
  const path = desk.path('board.pdf');
  await writeFile(path, 'The deck of last year');
  await chmod(path, 0o444);

  await desk.button('Open the sample').click();
  await desk.stage('Debrief');
  await desk.button('Export…').click();
  await desk.button('Export PDF…').click();
  await desk.saveAs('Export the deck', 'board.pdf', { replace: true });
  await desk.reads(
    '“board.pdf” could not be written: the file or its folder is read-only. The review is safe, and a file that was ' +
      'there before is unchanged.',
  );
  await desk.picture('export refused');
  assert.equal(await readFile(path, 'utf8'), 'The deck of last year');
  assert.deepEqual(
    (await readdir(desk.path('.'))).filter((name) => name.includes('board')),
    ['board.pdf'],
  );
});

/** Opens the copy of the sample, which is the newest review. */
async function openCopy(desk) {
  const [newest] = await desk.button(/^Riverbend/).all();
  await desk.session.click(newest);
  await desk.sees(desk.button(/^State: /));
}
