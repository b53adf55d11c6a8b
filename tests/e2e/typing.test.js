// What a person types or chooses is never overwritten by the answer to an earlier change, however late it comes.

import assert from 'node:assert/strict';
import { journey } from './support.js';

/** Begins a review with these groups. */
async function begin(desk, ...groups) {
  await desk.button('New review').click();
  await desk.type('Harbor County Schools');
  await desk.press('Enter');
  for (const group of groups) {
    await desk.button(`Add ${group}`).click();
    await desk.sees(desk.field(`Name of ${group}`));
  }
}

/** Adds a session, types its date and goes on to its time; gives the time's field. */
async function date(desk) {
  await desk.button('Add a session').click();
  await desk.field('Date: Principals').fill('3/10/2026');
  const time = desk.field('Time: Principals');
  await time.click();
  return time;
}

journey('types a time while the date before it is still being kept', async (desk) => {
  await begin(desk, 'Principals');
  let writes = 0;
  desk.page.on('request', (request) => (writes += Number(request.url().includes('/call/change_session'))));
  const answer = await desk.holdAnswers('change_session');
  const time = await date(desk);
  await desk.type('9:3');
  await desk.press('ArrowLeft');
  await answer();
  await desk.sees(desk.heading(/March 10/));
  await desk.type('1');
  await desk.press('End', 'Backspace', '5', 'Enter');
  await desk.holds(time, '9:15 AM');
  await desk.saved();
  // The date and the time, and no half of either.
  assert.equal(writes, 2);
  await desk.reopen();
  await desk.button('Harbor County Schools').click();
  await desk.stage('Prepare');
  await desk.holds(time, '9:15 AM');
});

journey('types over the time that came with the date', async (desk) => {
  await begin(desk, 'Principals');
  const answer = await desk.holdAnswers('change_session');
  const time = await date(desk);
  await answer();
  await desk.sees(desk.heading(/March 10/));
  await desk.holds(time, '9:00 AM');
  await desk.type('9:30');
  await desk.press('Enter');
  await desk.holds(time, '9:30 AM');
});

journey('keeps what was refused in a row that goes to another day', async (desk) => {
  await begin(desk, 'Principals');
  const time = await date(desk);
  await desk.sees(desk.heading(/March 10/));
  await time.fill('half past');
  await desk.field('Date: Principals').fill('3/11/2026');
  await desk.press('Enter');
  await desk.sees(desk.heading(/March 11/));
  await desk.holds(time, 'half past');
  await desk.sees(desk.text(/“half past” is not a time/));
});

journey('types in one row while another is being moved past it', async (desk) => {
  await begin(desk, 'Principals', 'Superintendent', 'Families');
  for (const [moved, key] of [
    ['Principals', 'ArrowDown'],
    ['Families', 'ArrowUp'],
  ]) {
    const name = desk.field('Name of Superintendent');
    const answer = await desk.holdAnswers('move_group');
    await desk.button(`Move ${moved}`).focus();
    await desk.press(`Alt+${key}`);
    await name.click();
    await desk.press('Home');
    await desk.type('The ');
    const settled = desk.page.waitForResponse(/\/call\/read_review/);
    await answer();
    await settled;
    await desk.saved();
    await desk.type('old ');
    await desk.holds(name, 'The old Superintendent');
    await desk.press('Escape');
    await desk.holds(name, 'Superintendent');
  }
});

journey('types on in a note while its kind is still being kept', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.stage('Listen');
  await desk.field('New note').fill('The check-in was moved.');
  await desk.press('Enter');
  await desk.button(/The check-in was moved\./).click();
  const answer = await desk.holdAnswers('change_note');
  await desk.role('radio', 'Quote').check({ force: true });
  await desk.field('Note').click();
  await desk.press('End');
  await desk.type(' Twice.');
  await answer();
  await desk.saved();
  await desk.holds(desk.field('Note'), 'The check-in was moved. Twice.');
});

journey('types in a finding while it goes to the next theme', async (desk) => {
  await desk.page.clock.install();
  await desk.button('Riverbend School District').click();
  await desk.stage('Synthesize');
  const lists = desk.page.locator('[data-list=finding]');
  const id = await lists.first().locator('[data-kind=finding]').first().getAttribute('data-row');
  const sentence = desk.page.locator(`[data-row="${id}"] textarea`);
  const before = await sentence.inputValue();
  const answer = await desk.holdAnswers('move_finding');
  await sentence.focus();
  await desk.press('Alt+Shift+ArrowDown', 'End');
  await desk.type(' It lasts');
  await desk.press('ArrowLeft', 'ArrowLeft');
  await answer();
  await lists.nth(1).locator(`[data-row="${id}"]`).waitFor();
  await desk.type('e');
  await desk.press('Delete', 'End');
  await desk.type('!');
  await desk.holds(sentence, `${before} It lases!`);
  await desk.press('Tab');
  await desk.saved();
  // The row at its old place is gone with all that it had begun: a pause in typing there keeps nothing any more.
  await desk.page.clock.fastForward(10_000);
  await desk.saved();
  await desk.reopen();
  await desk.button('Riverbend School District').click();
  await desk.stage('Synthesize');
  await desk.holds(lists.nth(1).locator(`[data-row="${id}"] textarea`), `${before} It lases!`);
});
