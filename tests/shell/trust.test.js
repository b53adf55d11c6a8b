// The days on which trust is won or lost: the first start, the locked laptop, the way back, the end of an engagement.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { until } from '../common/until.js';
import { journey } from './support.js';

const PASSPHRASE = 'seven lanterns by the river';

journey(
  'protects, locks, comes back to a backup, and destroys the sources',
  async (desk) => {
    await desk.sees(desk.heading('Before your first review'), desk.button('Riverbend School District'));
    await desk.look('First start');
    await protect(desk);

    await desk.button('Riverbend School District').click();
    await desk.keepsNote('- Said after the first backup');
    await lock(desk);
    await restore(desk);
    await destroy(desk);
  },
  { isFirst: true },
);

/** Chooses a passphrase, saves the sheet and types two groups of it back. */
async function protect(desk) {
  await desk.button('Choose a passphrase…').click();
  await desk.sees(desk.heading('Protect your reviews'));
  // A field for a passphrase has no role to be found by; the first has the focus.
  await desk.type(PASSPHRASE);
  await desk.press('Tab', 'Tab');
  await desk.type(PASSPHRASE);
  await desk.reads('Strong: holds for decades');
  await desk.look('Choosing a passphrase');
  await desk.button('Make my keys').click();
  await desk.sees(desk.heading('Your recovery sheet'));
  await desk.look('Recovery sheet');
  await desk.button('Save as a file…').click();
  const path = await desk.saveAs('Save the recovery sheet', 'sheet.txt');
  await desk.reads('Saved as “sheet.txt”.');
  const sheet = await readFile(path, 'utf8');
  const groups = sheet.match(/(?<=\d: )[A-Z0-9]{2,4}\b/g);
  await desk.button('I have it').click();
  await desk.sees(desk.heading('Show that you have it'));
  const asked = await desk.session.run(() => document.querySelector('dialog').innerText.match(/Group \d+/g));
  for (const label of asked) await desk.field(label).fill(groups[Number(label.slice('Group '.length)) - 1]);
  await desk.look('Typing the sheet back');
  await desk.button('Encrypt my reviews').click();
  await desk.reads('Your reviews are encrypted from now on.');
}

/** Locks with the note just said, and unlocks at the second try: where the work was. */
async function lock(desk) {
  await desk.press('Control+l');
  await desk.sees(desk.button('Unlock'));
  assert.ok(!(await desk.reads('Debrief')).includes('Said after the first backup'), 'a locked window shows a note');
  await desk.look('Locked');
  await desk.type('not this one');
  await desk.press('Enter');
  await desk.reads('The passphrase is not right.');
  await desk.look('Not the passphrase');
  await desk.session.run(() => document.querySelector('input[type="password"]').select());
  await until('the pause to pass', async () => !(await desk.reads('Debrief')).includes('Next try in'));
  await desk.type(PASSPHRASE);
  await desk.press('Enter');
  await desk.sees(desk.button(/Said after the first backup/));
  await desk.press('Control+0');
  await desk.sees(desk.button('Riverbend School District'));
}

/** Opens the first backup as a copy, without the note that came after it. */
async function restore(desk) {
  await desk.button(/^More for Riverbend/).click();
  await desk.role('menuitem', 'Backups…').click();
  await desk.sees(desk.heading('Backups of “Riverbend School District”'));
  const backups = await until('two backups', async () => {
    const found = await desk.role('radio').all();
    return found.length >= 2 && found;
  });
  await desk.session.click(backups.at(-1));
  await desk.reads('notes: 1 added');
  await desk.look('Backups in the window');
  await desk.button('Open as a copy').click();
  await desk.sees(desk.button(/^State: /));
  await desk.reads('(as of ');
  await desk.stage('Listen');
  await desk.sees(desk.field('New note'));
  assert.ok(!(await desk.reads('Listen')).includes('Said after the first backup'), 'the copy is as it was then');
}

/** Destroys the sources of the open review and keeps the certificate. */
async function destroy(desk) {
  await desk.stage('Prepare');
  await desk.button('Destroy the sources…').click();
  await desk.reads('What goes', 'What stays', 'What cannot be reached');
  await desk.look('Destroying the sources');
  const typed = desk.field(/^Type “/);
  const client = await desk.session.run(
    () => /Type “(.*)” to go on/.exec(document.querySelector('dialog').innerText)[1],
  );
  await typed.fill(client);
  await desk.button('Destroy the sources').click();
  await desk.sees(desk.heading('Certificate of destruction'));
  await desk.look('Certificate of destruction');
  await desk.button('Save as a file…').click();
  const path = await desk.saveAs('Save the certificate', 'certificate.txt');
  await desk.reads('Saved as “certificate.txt”.');
  const certificate = await readFile(path, 'utf8');
  assert.match(certificate, /Client: {6}Riverbend School District/);
  // The one that the copy was made of.
  assert.match(certificate, /- 1 other review of this client in this library/);
  await desk.press('Escape');
  await desk.reads('The sources were destroyed on');
  await desk.look('Destroyed');
}
