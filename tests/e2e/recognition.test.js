// Who could be recognized: a name on a page keeps the deck here until somebody decided about it, by keys alone.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pdfText } from '../common/pdf.js';
import { journey } from './support.js';

journey('a name that nobody decided about keeps the deck here, and a descriptor lets it go', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.stage('Debrief');
  await desk.sees(desk.role('article'));
  await desk.button('Title and date').click();
  const title = desk.field('Title of the deck');
  await title.fill('What TOBIAS WRÉNFIELD’s schools told us');
  await desk.press('Tab');
  await desk.saved();

  const path = desk.host.path('deck.pdf');
  await desk.press('Control+e');
  await desk.button('Export PDF…').click();
  await desk.sees(desk.role('dialog').getByRole('alert'));
  await desk.picture('could be recognized, refused');
  assert.ok(!existsSync(path));

  await desk.role('dialog').getByRole('button', { name: 'Who could be recognized…' }).click();
  await desk.sees(desk.heading('Who could be recognized'), desk.page.locator('mark').getByText('TOBIAS WRÉNFIELD'));
  await desk.look('Who could be recognized');
  // The first open place has the focus; a digit puts the first descriptor in place of the words.
  await desk.press('1');
  await desk.sees(desk.text('Decided').or(desk.text(/^All \d+ decided$/)));
  const list = desk.host.path('replacements.txt');
  await desk.host.answer({ save_to: list });
  await desk.button('Save the list of replacements…').click();
  await desk.sees(desk.text(/^Saved as “replacements/));
  assert.match(await readFile(list, 'utf8'), /Wrénfield/i);
  await desk.press('Escape');

  await desk.host.answer({ save_to: path });
  await desk.press('Control+e');
  await desk.button('Export PDF…').click();
  await desk.sees(desk.text(/^Saved as “deck.pdf”/));
  const text = await pdfText(path);
  assert.doesNotMatch(text, /Wr[eé]nfield/i);
  assert.match(text, /What \[[^\]]+\] schools told us|What \[[^\]]+\]’s schools told us/);
});
