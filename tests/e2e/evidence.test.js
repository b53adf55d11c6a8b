// The evidence beside a rating, reached by keys alone, in a small window too.

import assert from 'node:assert/strict';
import { journey } from './support.js';

const TABLET = { width: 1024, height: 700 };
const URL_TITLE = 'https://www.harbor.example/superintendent/strategicplan2025through2030finalversion.pdf';

journey(
  'E opens the folded evidence and I inserts the quote that has the focus',
  async (desk) => {
    await toRate(desk);
    await desk.press('e');
    await desk.sees(desk.page.locator('aside [data-evidence] button:focus'));
    const quote = desk.page.locator('aside [data-evidence]:has(button:focus) .quote');
    const words = await quote.innerText();
    await desk.press('i');
    await desk.sees(desk.page.locator('[role=textbox]:focus q', { hasText: words }));
    await desk.sees(desk.button('Show evidence'));

    // From the middle of a sentence, too.
    await desk.type('and so on');
    await desk.press('Control+i');
    await desk.sees(desk.page.locator('aside [data-evidence] button:focus'));
    await desk.press('Escape');
    await desk.sees(desk.button('Show evidence'));
  },
  { viewport: TABLET },
);

journey('Ctrl Z in a rationale without a typing history takes back the last change of the review', async (desk) => {
  await toRate(desk);
  await desk.button('Reopen').click();
  await desk.seesNo(desk.button('Reopen'));
  const before = await desk.field('Rationale').innerText();
  await desk.field('Rationale').focus();
  await desk.press('Control+z');
  await desk.sees(desk.text(/^Undone: Reopen/), desk.button('Reopen'));
  assert.equal(await desk.field('Rationale').innerText(), before);
});

journey(
  'a title without a space stays within the evidence and the heading of Listen',
  async (desk) => {
    const { review } = await desk.host.call('new_review', { client: 'Harbor', framework: 'delivery' });
    const documents = [{ title: URL_TITLE, kind: 'Strategic plan' }];
    const { value } = await desk.host.call('add_documents', { review, documents });
    const source = { document: value[0].id };
    await desk.host.call('add_note', { review, source, line: '"Every school reads by grade three" #1a' });
    await desk.open();
    await desk.button('Harbor').click();
    await desk.stage('Listen');
    await fits(desk, desk.heading(URL_TITLE));
    await desk.stage('Rate');
    await fits(desk, desk.button(/^Insert: Every school/));
    await fits(desk, desk.page.locator('[data-evidence]'));
    await desk.fitsAcross('Rate with a long title');
  },
  { viewport: { width: 1280, height: 720 } },
);

async function toRate(desk) {
  await desk.button('Riverbend School District').click();
  await desk.stage('Rate');
  await desk.button(/^1A /).click();
  await desk.sees(desk.heading(/^1A/), desk.field('Rationale'));
}

/** Fails when an element, or what is drawn in it, is wider than its column or the window. */
async function fits(desk, locator) {
  await desk.sees(locator);
  const out = await locator.evaluate((element) => {
    const { right } = element.getBoundingClientRect();
    const column = element.closest('aside, .work').getBoundingClientRect().right;
    return { over: Math.max(0, right - column), inside: Math.max(0, element.scrollWidth - element.clientWidth) };
  });
  assert.deepEqual(out, { over: 0, inside: 0 });
}
