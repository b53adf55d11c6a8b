// The deck: its versions, pages of one's own, notes, brand, what leaves the laptop, and presenting it.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { journey } from './support.js';

async function open(desk) {
  await desk.button('Riverbend School District').click();
  await desk.stage('Debrief');
  await desk.sees(desk.role('article'));
}

const pages = (desk) => desk.role('navigation', 'Pages');

journey('shows each audience its own version, and says what that is', async (desk) => {
  await open(desk);
  await desk.sees(desk.text(/The whole of each rationale\. Quotes that are cleared\./));
  await desk.role('radio', 'Public').click();
  await desk.sees(desk.text(/The first sentence of each rationale\. No quotes/));
  await desk.sees(pages(desk).getByRole('button', { name: /^Left out for the public: / }));

  await desk.role('radio', 'Board').click();
  await desk.sees(pages(desk).getByRole('button', { name: /^Page 14 of 14: / }));
  await pages(desk)
    .getByRole('button', { name: /^Page 3 of 14: / })
    .click();
  await desk.role('checkbox', 'In the version for the board').uncheck();
  await desk.sees(desk.text('This page is left out for the board. Other versions may show it.'));
  await desk.sees(pages(desk).getByRole('button', { name: /^Left out for the board: / }));
  await desk.role('radio', 'Leadership').click();
  await desk.sees(pages(desk).getByRole('button', { name: /^Page 3 of 14: / }));

  await desk.role('radio', 'Board').click();
  await desk.button(/^Change…/).click();
  await desk.role('radio', 'Level only').click();
  await desk.role('checkbox', 'Names of the groups heard').uncheck();
  await desk.sees(desk.text(/Levels without their rationales\. .*Groups counted, without names\./));
  await desk.axe('What a version shows');
  await desk.button(/^Take back in: We heard/).click();
  await desk.sees(pages(desk).getByRole('button', { name: /^Page 3 of 14: / }));
});

journey('adds a page, writes on it, deletes it and takes that back', async (desk) => {
  await open(desk);
  await desk.menu('Add a page', 'Two columns');
  await desk.sees(desk.role('article', 'Also'), desk.page.locator('textarea:focus'));
  await desk.type('What we ask of you');
  await desk.press('Enter');
  await desk.field('Left column').fill('This month:\n- Name one owner a target');
  await desk.field('Right column').fill('We come back in June.');
  await desk.press('Tab');
  const page = desk.role('article', 'What we ask of you');
  await desk.sees(page.getByText('Name one owner a target'), page.getByText('We come back in June.'));
  await desk.sees(
    pages(desk).getByRole('button', {
      name: 'Page 2 of 15: What we ask of you',
    }),
  );

  await desk.choice('Laid out as').selectOption('Picture');
  await writeFile(desk.host.path('chart.svg'), PICTURE);
  await desk.host.answer({ open: desk.host.path('chart.svg') });
  await desk.button('Choose a picture…').click();
  await desk.sees(page.locator('svg image'), desk.text(/^Needed: people who do not see the picture/));
  await desk.field('What the picture shows').fill('A green square');
  await desk.press('Tab');
  await page.getByRole('img', { name: 'A green square' }).waitFor({ state: 'attached' });

  await desk.button('Delete this page').click();
  await desk.sees(desk.text('Deleted the page “What we ask of you”.'));
  await desk.seesNo(page);
  await desk.role('status').getByRole('button', { name: 'Undo' }).click();
  await desk.sees(
    pages(desk).getByRole('button', {
      name: 'Page 2 of 15: What we ask of you',
    }),
  );
});

journey('keeps speaker notes, and goes back to those made from the evidence', async (desk) => {
  await open(desk);
  await pages(desk)
    .getByRole('button', { name: /^Page 4 of 14: / })
    .click();
  const notes = desk.field('Speaker notes');
  const made = await notes.inputValue();
  assert.match(made, /^1A Define your aspiration: /);
  await notes.fill('Ask who carries the aspiration.');
  await desk.press('Tab');
  await desk.saved();
  await desk.reopen();
  await open(desk);
  await pages(desk)
    .getByRole('button', { name: /^Page 4 of 14: / })
    .click();
  assert.equal(await notes.inputValue(), 'Ask who carries the aspiration.');
  await desk.button('Back to the notes made from the evidence').click();
  await desk.seesNo(desk.button('Back to the notes made from the evidence'));
  assert.equal(await notes.inputValue(), made);
});

journey('guards the contrast of the brand and shows the logo', async (desk) => {
  await open(desk);
  await desk.button('Brand').click();
  await desk.field('Main color').fill('#ffd200');
  await desk.press('Enter');
  await desk.sees(desk.text(/^#ffd200 is too pale to carry text/));
  await desk.button('Use #8c7400').click();
  await desk.seesNo(desk.text(/^#ffd200 is too pale to carry text/));
  assert.equal(await desk.field('Main color').inputValue(), '#8c7400');
  await desk.sees(desk.role('article').locator('svg rect[fill="#8c7400"]'));
  await desk.field('Second color').fill('green');
  await desk.press('Enter');
  await desk.sees(desk.text('“green” is not a color. Write it as in #0d4f68.'));

  await writeFile(desk.host.path('logo.svg'), PICTURE);
  await desk.host.answer({ open: desk.host.path('logo.svg') });
  await desk.button('Choose a logo…').click();
  await desk.sees(desk.role('article').locator('svg image[href^="data:image/"]'), desk.role('img', 'logo.svg'));
  await desk.role('group', 'Logo').getByRole('button', { name: 'Remove' }).click();
  await desk.seesNo(desk.role('article').locator('svg image'));
});

journey('compares with an earlier review', async (desk) => {
  const { review } = await desk.host.call('open_sample');
  await desk.host.call('close_review', { review });
  await desk.reopen();
  await desk.button('Riverbend School District').first().click();
  await desk.stage('Debrief');
  await desk.button('Earlier review').click();
  await desk.choice('Compare with').selectOption({ index: 1 });
  await desk.sees(desk.text(/^Compared with “Capacity review” of .*: 15 levels\.$/));
  await desk.sees(pages(desk).getByRole('button', { name: /^Page 14 of 15: / }));
  await desk.button('Stop comparing').click();
  await desk.sees(pages(desk).getByRole('button', { name: /^Page 14 of 14: / }));
});

journey('exports for an audience and keeps a log with the fingerprint of the file', async (desk) => {
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(desk);
  await desk.press('Control+e');
  await desk.sees(desk.role('dialog', 'Export the deck'));
  await desk.role('dialog').getByRole('radio', { name: 'Board', exact: true }).click();
  await desk.sees(desk.role('dialog').getByText('No speaker notes.'));
  await desk.host.answer({ save_to: desk.host.path('board.pdf') });
  await desk.button('Export PDF…').click();
  await desk.sees(desk.text(/^Saved as “board.pdf”: 14 pages, /));
  await desk.axe('After an export');
  await desk.button('Show in folder').click();
  await desk.button('Close').click();

  await desk.button('What was exported').click();
  const entry = desk.role('list', 'What was exported').getByRole('listitem');
  await desk.sees(entry.getByText('board.pdf'), entry.getByText(/^PDF · Board · /));
  await entry.getByRole('button', { name: 'Copy the SHA-256 of “board.pdf”' }).click();
  await desk.sees(desk.text('Copied.'));
  const copied = await desk.page.evaluate(() => navigator.clipboard.readText());
  const [logged] = await desk.host.call('exports', {
    review: (await desk.host.call('library')).reviews[0].id,
  });
  assert.equal(copied, logged.sha256);
});

journey('does not let a quote leave that is not cleared, and leads to it', async (desk) => {
  const [{ id: review }] = (await desk.host.call('library')).reviews;
  const { follows } = await desk.host.call('open_review', { review });
  await desk.host.call('set_permission', {
    review,
    notes: follows.quoted,
    permission: 'not_cleared',
  });
  await open(desk);
  await desk.press('Control+e');
  await desk.button('Export PDF…').click();
  await desk.sees(desk.role('alert').getByText(/^The deck was not exported: it quotes words that are not cleared\./));
  await desk.axe('An export that is refused');
  await desk.button('Go to the rationale').click();
  await desk.sees(desk.field('Rationale'));
});

journey('does not let words leave that were typed instead of quoted, and leads to their page', async (desk) => {
  const { reviews } = await desk.host.call('library');
  const { review } = await desk.host.call('open_review', { review: reviews[0].id });
  const long = (note) => note.text.split(' ').length > 8;
  const quote = review.evidence.find(
    (note) => note.kind === 'quote' && note.permission === 'not_cleared' && long(note),
  );
  const finding = { ...review.findings[0], text: `They say: ${quote.text}` };
  await desk.host.call('change_finding', { review: review.id, finding });
  await open(desk);
  await desk.sees(desk.text(/holds words of a quote that is not cleared/));
  await desk.button('Export…').click();
  await desk.host.answer({ save_to: desk.host.path('deck.pdf') });
  await desk.button('Export PDF…').click();
  await desk.sees(desk.role('alert').getByText(/Nothing left the laptop\.$/));
  await desk.button('Go to the page').click();
  await desk.sees(
    pages(desk)
      .locator('[aria-current]')
      .and(desk.button(/^Page 10 of 14: /)),
  );
});

journey('presents with the keyboard, with notes in a window of their own', async (desk) => {
  await open(desk);
  await desk.press('F5');
  const shown = desk.role('dialog', 'Presentation');
  await desk.sees(shown.getByText('Page 1 of 14'));
  await desk.press('ArrowRight', 'Space', 'PageUp');
  await desk.sees(shown.getByText('Page 2 of 14'));
  await desk.press('1', '2', 'Enter');
  await desk.sees(shown.getByText('Page 12 of 14'));
  await desk.press('b');
  await desk.sees(shown.getByText(/^The screen is black/));
  await desk.press('b', '9', 'Enter', 'r', 'ArrowRight', 'ArrowRight');
  await desk.sees(shown.getByText('2 of 15 levels shown'));

  const [notes] = await Promise.all([desk.context.waitForEvent('page'), desk.press('n')]);
  await notes.getByText('Page 9 of 14').waitFor();
  await notes.getByText('2 of 15 levels shown').waitFor();
  await notes.keyboard.press('Home');
  for (let page = 1; page < 4; page += 1) await notes.keyboard.press('ArrowRight');
  await notes.getByText('Page 4 of 14').waitFor();
  await notes.getByText(/^1A Define your aspiration: /).waitFor();
  await desk.axeOn(notes, 'The notes window');

  await desk.page.bringToFront();
  await Promise.all([notes.waitForEvent('close'), desk.press('Escape')]);
  await desk.seesNo(shown);
  await desk.sees(pages(desk).locator('[aria-current=page]', { hasText: 'Page 4 of 14' }));
});

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#0b7a66"/></svg>';
