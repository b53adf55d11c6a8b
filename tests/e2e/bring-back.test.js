// Text that is edited in PowerPoint comes back: compared side by side, taken in part, taken back.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { editSlides } from '../common/slides.js';
import { journey } from './support.js';

const ACTION = 'Bring back edited text…';

async function exported(desk, audience = 'leadership') {
  const path = desk.host.path('deck.pptx');
  const [{ id }] = (await desk.host.call('library')).reviews;
  await desk.host.answer({ save_to: path });
  await desk.host.call('export_deck', { review: id, form: 'pptx', audience });
  return { id, path, review: (await desk.host.call('open_review', { review: id })).review };
}

const inXml = (text) => text.replaceAll('&', '&amp;');

/** Three edits on two pages, and a box that Debrief knows nothing of. */
async function edit(path, review) {
  const [finding, recommendation] = [review.findings[0].text, review.recommendations[0].text].map(inXml);
  const opening = review.decisions.find(({ element }) => element === '1A').rationale[0].text;
  const first = inXml(opening.split(' ').slice(0, 4).join(' '));
  await editSlides(path, (text, name) =>
    text
      .replace(`<a:t>${finding}</a:t>`, `<a:t>As we heard, </a:t></a:r><a:r><a:t>${finding}</a:t>`)
      .replace(`<a:t>${recommendation}</a:t>`, `<a:t>${recommendation} Begin this fall.</a:t>`)
      .replace(`<a:t>${first}`, `<a:t>In short, ${first}`)
      .replace('</p:spTree>', name.endsWith('/slide2.xml') ? `${ADDED}</p:spTree>` : '</p:spTree>'),
  );
}

const ADDED =
  '<p:sp><p:nvSpPr><p:cNvPr id="900" name="TextBox 9"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p>' +
  '<a:r><a:t>Ask the board about this.</a:t></a:r></a:p></p:txBody></p:sp>';

async function open(desk) {
  await desk.button('Riverbend School District').click();
  await desk.stage('Debrief');
  await desk.sees(desk.role('article'));
}

/** Runs it from the palette, which every window has room for. */
async function bringBack(desk, path) {
  await desk.host.answer({ open: path });
  await desk.press('Control+k');
  await desk.type('Bring back');
  await desk.press('Enter');
  await desk.sees(dialog(desk));
}

const dialog = (desk) => desk.role('dialog', 'Bring back edited text');

journey('compares an edited file, takes a part of it and takes that back', async (desk) => {
  const { path, review } = await exported(desk);
  await edit(path, review);
  await open(desk);
  await desk.host.answer({ open: path });
  await desk.button(ACTION).click();
  await desk.sees(
    dialog(desk),
    desk.text(/^From “deck\.pptx”, the version for leadership\. Nothing is changed yet\.$/),
  );
  await desk.sees(desk.text('3 of 3 chosen'), dialog(desk).locator('ins'), desk.text('Ask the board about this.'));
  await desk.axe('Bringing back edited text');
  await desk.theme('dark');
  await desk.axeOnColors('Bringing back edited text, dark');
  await desk.theme('light');

  // By keyboard alone: the second text is left, the rest taken.
  await desk.press('ArrowDown', 'Space');
  await desk.sees(desk.text('2 of 3 chosen'), desk.button('Take 2 changes'));
  await desk.press('ArrowUp', 'Enter');
  await desk.seesNo(dialog(desk));
  await desk.sees(desk.text('Took 2 changes from “deck.pptx”.'));
  await desk.role('status').getByRole('button', { name: 'Undo' }).click();
  await desk.sees(desk.text('Nothing to redo').or(desk.button(/^Redo/)));
  await desk.saved();
  const [{ id }] = (await desk.host.call('library')).reviews;
  const after = (await desk.host.call('open_review', { review: id })).review;
  assert.deepEqual(after.findings, review.findings);
});

journey('marks what both sides changed and leaves it unchosen', async (desk) => {
  const { id, path, review } = await exported(desk);
  await edit(path, review);
  const finding = { ...review.findings[0], text: 'Somebody was quicker.' };
  await desk.host.call('change_finding', { review: id, finding });
  await open(desk);
  await bringBack(desk, path);
  await desk.sees(desk.text('2 of 3 chosen'), desk.text(/^This text was changed in Debrief, too/));
  await desk.button('All').click();
  await desk.sees(desk.button('Take 3 changes'));
  await desk.button('None').click();
  assert.ok(await desk.button('Take changes').isDisabled());
  await desk.press('Escape');
  await desk.seesNo(dialog(desk));
});

journey('says when nothing was edited, and why a file cannot be read', async (desk) => {
  const { path } = await exported(desk, 'public');
  await open(desk);
  await bringBack(desk, path);
  await desk.sees(desk.text(/^Nothing was changed in this file/), desk.text(/the version for the public/));
  await desk.axe('Nothing to bring back');
  await writeFile(desk.host.path('notes.pptx'), 'Dear all,');
  await desk.host.answer({ open: desk.host.path('notes.pptx') });
  await desk.button('Choose another file…').click();
  await desk.sees(desk.role('alert').filter({ hasText: '“notes.pptx” is not a PowerPoint file, or is damaged.' }));
  await desk.axe('A file that cannot be read');
  await desk.button('Close').click();
  await desk.seesNo(dialog(desk));
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 1024, height: 700 },
  { width: 640, height: 360 },
]) {
  journey(
    `the comparison fits ${viewport.width} × ${viewport.height}`,
    async (desk) => {
      const { path, review } = await exported(desk);
      await edit(path, review);
      await open(desk);
      await bringBack(desk, path);
      await desk.sees(desk.text('3 of 3 chosen'));
      await desk.fitsAcross('Bringing back edited text');
      await desk.button('Take 3 changes').click();
      await desk.sees(desk.text('Took 3 changes from “deck.pptx”.'));
    },
    { viewport },
  );
}
