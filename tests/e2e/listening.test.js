// Notes as they come: pasted, half typed when the power goes, looked up in a review that is final.

import assert from 'node:assert/strict';
import { journey } from './support.js';

journey('lines that are pasted together become a note each, with Shift one', async (desk) => {
  await toASession(desk);
  await paste(desk, '+ The calendar holds #4a\r\n\r\n“We hear it late”, said one\n- Nobody draws the chain #3b');
  await desk.sees(desk.text(/^3 lines were pasted as 3 notes/));
  const notes = desk.role('region', /^Notes:/).locator('[data-note] .text');
  await desk.sees(notes.filter({ hasText: 'Nobody draws the chain' }));
  const last = (await notes.allInnerTexts()).slice(-3).map((text) => text.replace(/not cleared$/, '').trim());
  assert.deepEqual(last, ['The calendar holds', 'We hear it late, said one', 'Nobody draws the chain']);
  await desk.button('Undo').click();
  await desk.seesNo(notes.filter({ hasText: 'Nobody draws the chain' }));
  await desk.sees(notes.filter({ hasText: 'The calendar holds' }));

  await desk.field('New note').focus();
  await desk.press('Shift+Control+v');
  await paste(desk, 'First half\nsecond half');
  assert.equal(await desk.field('New note').inputValue(), 'First half second half');
});

journey('a code that no element has is pointed out and kept', async (desk) => {
  await toASession(desk);
  await desk.field('New note').fill('Nobody knows #9z');
  await desk.sees(desk.text('No element has the code #9z. It stays in the text.'));
  await desk.field('New note').press('Enter');
  await desk.sees(desk.role('region', /^Notes:/).getByRole('button', { name: /Nobody knows #9z/ }));
});

journey('a rationale that is typed without a pause survives a power cut', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.stage('Rate');
  await desk.button(/^1A /).click();
  await desk.field('Rationale').focus();
  await desk.press('Control+End');
  const typed = ' These words were typed without a rest';
  for (const letter of typed) await desk.page.keyboard.type(letter, { delay: 40 });
  await desk.page.waitForTimeout(300);
  await desk.reopen({ cutPower: true });
  await desk.button('Riverbend School District').click();
  await desk.stage('Rate');
  await desk.button(/^1A /).click();
  await desk.sees(desk.field('Rationale').filter({ hasText: typed.trim() }));
});

journey('a note of a final review that is looked up has the focus', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.menu(/^State:/, 'Make it final…');
  await desk.button('Make it final').click();
  await desk.sees(desk.button('State: Final'));
  await desk.press('Control+k');
  await desk.type('Visited all 28 schools');
  await desk.sees(desk.role('option').filter({ hasText: 'Visited all 28 schools' }));
  await desk.press('Enter');
  await desk.sees(desk.page.locator('[data-arrived]:focus', { hasText: 'Visited all 28 schools' }));
  await desk.press('Enter');
  await desk.seesNo(desk.role('group', 'Edit the note'));
});

journey('Enter goes to what is found for all that was typed, however late that comes', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.sees(desk.role('navigation', 'Stages'));
  await desk.press('Control+k');
  await desk.type('visit');
  const other = desk.role('option').filter({ hasText: 'no visit to a classroom' });
  await desk.sees(other);
  const answer = await desk.holdAnswers('search');
  await desk.type('ed all 28 schools');
  await desk.press('Enter');
  await desk.sees(other);
  await answer();
  await desk.sees(desk.page.locator(':focus', { hasText: 'Visited all 28 schools' }));
});

/** Pastes a text where the focus is, as the browser reports it. */
async function paste(desk, text) {
  await desk.field('New note').evaluate((field, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (field.dispatchEvent(event)) document.execCommand('insertText', false, words);
  }, text);
}

async function toASession(desk) {
  await desk.button('Riverbend School District').click();
  await desk.stage('Listen');
  await desk.sees(desk.field('New note'));
  await desk.field('New note').focus();
}
