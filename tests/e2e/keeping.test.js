import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { journey } from './support.js';

journey('sources are destroyed when the name is typed, and the deck stays', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.stage('Prepare');
  await desk.button('Destroy the sources…').click();
  await desk.sees(desk.text('What goes'), desk.text('What stays'), desk.text('What cannot be reached'));
  await desk.picture('destroy the sources');
  const doIt = desk.button('Destroy the sources');
  assert.equal(await doIt.isDisabled(), true);
  await desk.field('Type “Riverbend School District” to go on').fill('Riverbend School District');
  await doIt.click();
  await desk.sees(desk.heading('Certificate of destruction'), desk.text(/149 notes/));
  await desk.picture('certificate');
  const path = desk.host.path('certificate.txt');
  await desk.host.answer({ save_to: path });
  await desk.button('Save as a file…').click();
  await desk.sees(desk.text('Saved as “certificate.txt”.'));
  assert.match(await readFile(path, 'utf8'), /Client: {6}Riverbend School District/);
  await desk.press('Escape');
  await desk.sees(desk.text(/^The sources were destroyed on/));
  await desk.stage('Debrief');
  await desk.sees(desk.page.locator('article .paper'));
});

journey('a note is deleted for good from its editor', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.stage('Listen');
  const notes = desk.role('region', /^Notes:/);
  const first = notes.locator('[data-note] > .row').first();
  const words = (await first.locator('.text').innerText()).slice(0, 40);
  await first.click();
  await desk.button('Delete for good…').click();
  await desk.sees(desk.heading('Delete this note for good?'), desk.text(/holds? it\. If you work in this review/));
  await desk.picture('delete for good');
  await desk.page.getByRole('checkbox').check();
  await desk.button('Delete for good').click();
  await desk.sees(desk.text('It was deleted for good.'));
  await desk.seesNo(notes.getByText(words));
});
