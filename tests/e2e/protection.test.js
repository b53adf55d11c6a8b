// From the first start to the way back: passphrase, recovery sheet, lock, backups.

import assert from 'node:assert/strict';
import { mkdir, open, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../common/until.js';
import { journey } from './support.js';

const PASSPHRASE = 'seven lanterns by the river';

/**
 * Chooses a passphrase, keeps the sheet and types two groups of it back; gives the groups.
 *
 * @param {string} told what the person is told at the end
 */
async function protect(desk, told = 'Your reviews are encrypted from now on.') {
  const passphrase = PASSPHRASE;
  await desk.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await desk.page.getByLabel('The same again').fill(passphrase);
  await desk.sees(desk.text(/^Strong: holds for decades/));
  await desk.button('Make my keys').click();
  await desk.sees(desk.heading('Your recovery sheet'));
  const path = desk.host.path('sheet.txt');
  await desk.host.answer({ save_to: path });
  await desk.button('Save as a file…').click();
  await desk.sees(desk.text(/^Saved as “sheet.txt”/));
  const groups = (await readFile(path, 'utf8')).match(/(?<=\d: )[A-Z0-9]{2,4}\b/g);
  await desk.button('I have it').click();
  await desk.sees(desk.heading('Show that you have it'));
  for (const label of await desk.page.locator('dialog label').allInnerTexts()) {
    const number = Number(/\d+/.exec(label)[0]);
    await desk.page.getByLabel(label, { exact: true }).fill(groups[number - 1].toLowerCase());
  }
  await desk.button('Encrypt my reviews').click();
  await desk.sees(desk.text(told));
  return groups;
}

/** Unlocks, and is where the work was. */
async function comeBack(desk) {
  await desk.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await desk.press('Enter');
  await desk.sees(desk.role('navigation', 'Stages'));
}

journey(
  'starts for the first time, protects what comes, locks, forgets the passphrase and comes back with the sheet',
  async (desk) => {
    await desk.sees(desk.heading('Before your first review'), desk.button('Riverbend School District'));
    await desk.look('First start');

    await desk.button('New review').click();
    await desk.sees(desk.heading('Protect your reviews'));
    await desk.look('Choosing a passphrase');
    const groups = await protect(desk);
    // What was asked for goes on.
    await desk.field('Client').fill('Lakeside Unified');
    await desk.press('Enter');
    await desk.sees(desk.role('navigation', 'Stages'));

    await desk.press('Control+l');
    await desk.sees(desk.button('Unlock'));
    await desk.seesNo(desk.text('Lakeside Unified'));
    await desk.look('Locked');
    await desk.page.getByLabel('Passphrase', { exact: true }).fill('not this one');
    await desk.press('Enter');
    await desk.sees(desk.text(/^The passphrase is not right\./));
    await desk.button('Forgot the passphrase?').click();
    // As they stand in the file of the sheet.
    const numbered = groups.map((group, at) => `${at + 1}: ${group}`).join('  ');
    await desk.page.getByLabel('Recovery key').fill(numbered);
    await desk.page.getByLabel('New passphrase').fill('eight candles in the window');
    await desk.page.getByLabel('The same again').fill('eight candles in the window');
    await desk.look('With the sheet');
    await desk.button('Unlock with the sheet').click();
    await desk.sees(desk.role('navigation', 'Stages'), desk.heading('Prepare'));

    // The power goes: locked again, and the new passphrase counts.
    await desk.host.cutPower();
    await desk.open();
    await desk.sees(desk.button('Unlock'));
    await desk.seesNo(desk.role('alert'));
    await desk.page.getByLabel('Passphrase', { exact: true }).fill('eight candles in the window');
    await desk.press('Enter');
    await desk.sees(desk.button('Lakeside Unified'));
  },
  { isFirst: true },
);

journey(
  'looks at the sample without a passphrase, and begins a review without one when that is wanted',
  async (desk) => {
    await desk.button('Look at the sample').click();
    await desk.sees(desk.role('navigation', 'Stages'));
    await desk.press('Control+0');
    await desk.button('New review').click();
    await desk.button('Without, for now').click();
    await desk.field('Client').fill('Lakeside Unified');
    await desk.press('Enter');
    await desk.sees(desk.role('navigation', 'Stages'));
    await desk.press('Control+0');
    await desk.sees(desk.text(/^Your reviews are not encrypted\./));
    await desk.picture('not encrypted');
    assert.equal(await desk.button('Riverbend School District').count(), 1, 'the sample that is there was looked at');
    // Asked once is enough.
    await desk.button('New review').click();
    await desk.sees(desk.field('Client'));
  },
  { isFirst: true },
);

journey(
  'opens a backup beside its review, and has a second place filled',
  async (desk) => {
    await desk.button('Choose a passphrase…').click();
    await protect(desk);
    await desk.button('Riverbend School District').click();
    await desk.stage('Listen');
    await desk.field('New note').click();
    await desk.type('- Said after the first backup');
    await desk.press('Enter');
    await desk.saved();
    await desk.press('Control+0');

    // The one of leaving the review is made while the library is shown already.
    const backups = desk.role('radio');
    await until('two backups', async () => {
      await desk.menu(/^More for Riverbend/, 'Backups…');
      await desk.sees(desk.role('heading', 'Backups of “Riverbend School District”'), backups);
      if ((await backups.count()) >= 2) return true;
      await desk.press('Escape');
      throw new Error('There is one.');
    });
    await backups.last().check();
    await desk.sees(desk.text('notes: 1 added'));
    await desk.look('Backups');
    await desk.button('Open as a copy').click();
    await desk.sees(desk.text(/\(as of /));
    await desk.press('Control+0');

    const stick = desk.host.path('STICK');
    await mkdir(stick);
    await desk.host.answer({ open: stick });
    await desk.menu('Protection', 'Locking and backups…');
    await desk.sees(desk.text('None chosen yet.'));
    await desk.button('Choose a place…').click();
    await desk.sees(desk.text(/^“STICK”, complete on /));
    await desk.look('Locking and backups');
    await desk.role('radio', 'Never').check({ force: true });
    await desk.page.locator('dialog').getByRole('button', { name: 'Close' }).click();
    await desk.page.reload();
    await desk.menu('Protection', 'Locking and backups…');
    assert.ok(await desk.role('radio', 'Never').isChecked());
  },
  { isFirst: true },
);

journey(
  'locks in the middle of a sentence, and finds it again',
  async (desk) => {
    await desk.button('Choose a passphrase…').click();
    await protect(desk);
    await desk.button('Riverbend School District').click();

    // No key is waited for: the lock comes right behind the last letter.
    await desk.stage('Listen');
    await desk.field('New note').click();
    await desk.type('- The check-in was mov');
    await desk.press('Control+l');
    await desk.sees(desk.button('Unlock'));
    await comeBack(desk);
    await desk.holds(desk.field('New note'), '- The check-in was mov');
    await desk.field('New note').fill('');

    await desk.stage('Rate');
    await desk.field('Rationale').click();
    await desk.press('Control+End');
    await desk.type(' They said so twi');
    await desk.press('Control+l');
    await desk.sees(desk.button('Unlock'));
    await comeBack(desk);
    await desk.sees(desk.text(/They said so twi$/));

    await desk.stage('Prepare');
    await desk.field('A group of your own').click();
    await desk.type('Bus driv');
    await desk.press('Control+l');
    await desk.sees(desk.button('Unlock'));
    await comeBack(desk);
    await desk.holds(desk.field('A group of your own'), 'Bus driv');
    await desk.field('A group of your own').fill('');

    // By itself, while a field is not left.
    await desk.page.clock.install();
    await desk.field('Engagement').fill('Capacity review of the spri');
    await desk.page.clock.fastForward('16:00');
    await desk.sees(desk.button('Unlock'));
    await desk.seesNo(desk.role('alert'));
    await comeBack(desk);
    await desk.holds(desk.field('Engagement'), 'Capacity review of the spri');
  },
  { isFirst: true },
);

journey(
  'is told which review could not be encrypted',
  async (desk) => {
    await desk.button('Look at the sample').click();
    await desk.sees(desk.role('navigation', 'Stages'));
    await desk.press('Control+0');
    await desk.sees(desk.button('New review'));
    const reviews = join(desk.host.library, 'reviews');
    const [id] = await readdir(reviews);
    const file = await open(join(reviews, id, 'review.db'), 'r+');
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size / 2, 0x2a), 0, size / 2, size / 2);
    await file.close();

    await desk.menu('Protection', 'Protect with a passphrase…');
    await protect(desk, /^Of these reviews something can still be read/);
    await desk.sees(desk.heading('Not everything could be encrypted'), desk.text(/^Riverbend School District, /));
    await desk.look('Not encrypted');
    await desk.role('dialog').getByRole('button', { name: 'Close' }).click();
    await desk.sees(desk.button('New review'));
  },
  { isFirst: true },
);
