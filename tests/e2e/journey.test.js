// A facilitator's whole journey: from an empty library to the exported deck, and back to all of it the next day.

import assert from 'node:assert/strict';
import { pdfText } from '../common/pdf.js';
import { journey } from './support.js';

/** What the rationale says around the two quotes. */
const RATIONALE = [
  'The plan puts learners first, and people at every level can say so. Asked what it wants of them,',
  'is how far they came. Everybody knows the words and nobody the goals, and the meeting that would tell was ',
  'before it ended. Outcomes with numbers would turn agreement into direction.',
];
const QUOTE = 'Three of us could say what the plan asks of us.';
const THEME = 'Name the few goals that matter';
const FINDINGS = [
  'Leaders agree on the words, not on the numbers',
  'Meetings about results give way to other business',
];
const RECOMMENDATIONS = ['Set three goals with numbers and dates', 'Open every meeting with them'];
const TITLE = 'What we found at the foundation';
const FRAGMENT = 'moved twice';
const HALF_TYPED = '+ The new calendar is';

journey('takes a review from an empty library to an exported deck, and finds it again', async (desk) => {
  await begin(desk);
  await prepare(desk);
  await listen(desk);
  await rate(desk);
  await synthesize(desk);
  await debrief(desk);
  await comeBack(desk);
  await undoAndRedo(desk);
});

async function begin(desk) {
  await desk.sees(desk.heading('Reviews'));
  await desk.menu(/^More for/, 'Move to the bin');
  await desk.sees(desk.text(/^Every review you begin stands here/));

  await desk.button('New review').click();
  await desk.type('Harbor County Schools');
  await desk.press('Enter');
  await desk.sees(desk.heading('Prepare'), desk.button('State: Draft'));
}

async function prepare(desk) {
  await desk.field('Engagement').fill('Capacity review');
  await desk.field('First day').fill('3/9/2026');
  await desk.field('Last day').fill('3/11/2026');
  await desk.press('Enter');
  await desk.sees(desk.text(/March 9.*11, 2026|Mar 9.*11, 2026/));

  await desk.field('Name of a new member').fill('Orla Quillfeather');
  await desk.press('Enter');
  await desk.type('Tomas Brandt');
  await desk.press('Enter');
  await desk.sees(desk.field('Name of Tomas Brandt'));
  await desk.choice('Typing on this laptop').selectOption('Orla Quillfeather');

  await desk.button('Add Principals').click();
  await desk.button('Add Superintendent').click();
  await desk.field('People in Principals, in the whole district').fill('28');
  await desk.sees(desk.field('Name of Superintendent'));

  await desk.choice('Session with').selectOption('Principals');
  await desk.button('Add a session').click();
  await desk.field('Date: Principals').fill('3/10/2026');
  await desk.field('Time: Principals').fill('9:30');
  await desk.field('People: Principals').fill('8');
  await desk.press('Enter');
  await desk.sees(desk.heading(/March 10/));

  await desk.button('Add Strategic plan').click();
  await desk.choice('Status: Strategic plan').selectOption('Read');
  await desk.saved();
}

async function listen(desk) {
  await desk.stage('Listen');
  await desk.button(/^Principals/).click();
  await desk.sees(desk.heading('Principals'));

  await desk.field('New note').click();
  for (const line of [
    `" - ${QUOTE} #1a #3c`,
    '" - The check-in was moved twice, then dropped. #4a #1a',
    '+ The data team answers within a day. #2a',
    '? Who decides between the two offices? #3b',
    'People stay for lief.',
  ]) {
    await desk.type(line);
    await desk.press('Enter');
  }
  const notes = desk.role('region', /^Notes: Principals/);
  await desk.sees(notes.getByRole('button', { name: /People stay for lief/ }));
  await desk.type(HALF_TYPED);

  await notes.getByRole('button', { name: /People stay for lief/ }).click();
  await desk.field('Note').fill('People stay for life.');
  await desk.press('Enter');
  await desk.sees(notes.getByRole('button', { name: /People stay for life/ }));

  await notes.getByRole('button', { name: /Who decides/ }).focus();
  await desk.press('Delete');
  await desk.sees(desk.text('The note was deleted.'));
  await desk.seesNo(notes.getByRole('button', { name: /Who decides/ }));
  await desk.role('group').filter({ hasText: 'The note was deleted.' }).getByRole('button', { name: 'Undo' }).click();
  await desk.sees(notes.getByRole('button', { name: /Who decides/ }));
  assert.equal(await desk.field('New note').inputValue(), HALF_TYPED);
  await desk.saved();
}

async function rate(desk) {
  await desk.stage('Rate');
  await desk.role('navigation', 'Elements').getByRole('button', { name: /^1A/ }).click();
  await desk.press('2');
  await desk.sees(desk.role('button', /^AR, Amber-red/, { pressed: true }));
  await desk.field('Reason for the rating').fill('Agreed in words, not in numbers');
  await desk.press('Enter');

  // The quotes begin as not cleared. Their words are woven in before and after a permission is given.
  const evidence = desk.role('complementary', 'Evidence');
  const cleared = evidence.getByRole('listitem').filter({ hasText: QUOTE });
  await cleared.getByRole('button', { name: 'May be used: not cleared' }).click();
  await desk.role('menuitemradio', 'May quote').click();
  await desk.sees(cleared.getByRole('button', { name: 'May be used: may quote' }));

  await desk.field('Rationale').click();
  await desk.sees(desk.text('No words yet'));
  await desk.type(RATIONALE[0]);
  await desk.sees(desk.text('19 words · a little short'));
  await cleared.getByRole('button', { name: /^Insert/ }).click();
  await desk.type(RATIONALE[1]);
  const dropped = evidence.getByRole('listitem').filter({ hasText: FRAGMENT });
  await selectWords(dropped.getByRole('paragraph'), FRAGMENT);
  await dropped.getByRole('button', { name: /^Insert/ }).click();
  await desk.type(RATIONALE[2]);
  await desk.sees(desk.text(/^\d+ words · reads well$/));
  await desk.sees(desk.text('1A uses a quote that is not cleared; the deck leaves its words out.'));

  await desk.role('button', 'May be used: not cleared').click();
  await desk.role('menuitemradio', 'May quote').click();
  await desk.seesNo(desk.text(/is not cleared/));

  await desk.press('Control+Enter');
  await desk.sees(desk.heading(/^1B/));

  await desk.role('navigation', 'Elements').getByRole('button', { name: /^4A/ }).click();
  await desk.press('1', 'a');
  await desk.sees(desk.heading(/^4B/));
  await desk.sees(desk.button('4A Routines Red, agreed'));
  await desk.saved();
}

/** Selects words within a text, as with the mouse. */
async function selectWords(text, words) {
  await text.evaluate((element, wanted) => {
    const node = element.firstChild;
    const from = node.data.indexOf(wanted);
    getSelection().setBaseAndExtent(node, from, node, from + wanted.length);
  }, words);
}

async function synthesize(desk) {
  await desk.stage('Synthesize');
  await desk.field('New theme: near term').fill(THEME);
  await desk.press('Enter');
  await desk.sees(desk.heading(THEME));
  for (const finding of FINDINGS) {
    await desk.field(`New finding for “${THEME}”`).fill(finding);
    await desk.press('Enter');
  }
  for (const recommendation of RECOMMENDATIONS) {
    await desk.field(`New recommendation for “${THEME}”`).fill(recommendation);
    await desk.press('Enter');
  }

  const findings = desk.role('list', `Key findings of “${THEME}”`);
  await findings.getByRole('button', { name: 'No element' }).first().click();
  const evidence = desk.role('dialog', 'What the finding rests on');
  await evidence.getByRole('button', { name: '1A Define your aspiration' }).click();
  await evidence.getByRole('checkbox', { name: QUOTE }).first().check();
  await desk.sees(evidence.getByText('1 note linked'));
  await desk.button('Done').click();
  await desk.sees(findings.getByRole('button', { name: '1A' }), findings.getByRole('button', { name: '1 note' }));

  const recommendations = desk.role('list', `Recommendations of “${THEME}”`);
  await recommendations.getByRole('button', { name: 'Answers no finding' }).first().click();
  await desk.role('checkbox', FINDINGS[0]).check();
  await desk.button('Done').click();
  await desk.sees(recommendations.getByText('Answers 1 finding'));

  await recommendations.getByRole('textbox', { name: 'Recommendation', exact: true }).first().focus();
  await desk.press('Alt+ArrowDown');
  await desk.sees(desk.text(`Recommendation is now 2 of 2 in “${THEME}”.`));
  assert.deepEqual(await values(recommendations, 'Recommendation'), RECOMMENDATIONS.toReversed());
  await desk.saved();

  await desk.role('complementary', 'Before you debrief').getByRole('button', { name: '4A has no rationale' }).click();
  await desk.sees(desk.heading(/^4A/));
}

async function debrief(desk) {
  await desk.stage('Debrief');
  const pages = desk.role('navigation', 'Pages');

  await pages.getByRole('button', { name: /^Page 4 of 11: Foundation/ }).click();
  const page = desk.role('article', /^Foundation: one element is amber-red/);
  await desk.sees(page.getByText(RATIONALE[0]));
  assert.ok((await drawn(page)).includes(unspaced(RATIONALE[0])), 'the page draws other words than it reads');

  await desk.field('Title').fill(TITLE);
  await desk.press('Enter');
  await desk.sees(desk.role('article', TITLE), pages.getByRole('button', { name: `Page 4 of 11: ${TITLE}` }));
  assert.ok((await drawn(desk.role('article', TITLE))).includes(unspaced(TITLE)), 'the page draws another title');

  await pages.getByRole('button', { name: 'Page 3 of 11: We heard eight people' }).click();
  await desk.role('checkbox', 'Show this page').uncheck();
  await desk.sees(desk.text('This page is hidden: it is in no export.'));

  await pages.getByRole('button', { name: `Page 9 of 10: ${THEME}` }).click();
  await desk.button('Move the page up').click();
  await desk.sees(pages.getByRole('button', { name: `Page 8 of 10: ${THEME}` }));

  await desk.host.answer({ save_to: desk.host.path('harbor.pdf') });
  await desk.button('Export…').click();
  await desk.button('Export PDF…').click();
  await desk.sees(desk.text(/^Saved as “harbor.pdf”: \d+ pages, /));
  // What was said of the bin may still be there, with a button of the same name.
  await desk.page.locator('dialog').getByRole('button', { name: 'Close' }).click();
  const pdf = await pdfText(desk.host.path('harbor.pdf'));
  for (const words of ['Harbor County Schools', TITLE, RATIONALE[0], `“${QUOTE}”`, `“${FRAGMENT}”`, ...FINDINGS]) {
    assert.ok(pdf.includes(words), `the PDF lacks “${words}”:\n${pdf}`);
  }
  assert.ok(!pdf.includes('We heard eight people'), 'a hidden page is in the PDF');
  assert.ok(pdf.indexOf(THEME) < pdf.indexOf('Both elements rated so far'), 'the pages are not in their order');
}

async function comeBack(desk) {
  await desk.reopen();
  await desk.sees(desk.text('2 of 15 rated · 5 notes · 2 quotes'));
  await desk.button('Harbor County Schools').click();

  await desk.stage('Prepare');
  await desk.sees(desk.heading('Tuesday, March 10 · 1 session'));
  assert.equal(await desk.field('Engagement').inputValue(), 'Capacity review');
  assert.equal(await desk.field('Time: Principals').inputValue(), '9:30 AM');
  await desk.sees(desk.field('Name of Tomas Brandt'), desk.field('Name of Strategic plan'));

  await desk.stage('Listen');
  const notes = desk.role('region', /^Notes: Principals/);
  await desk.sees(notes.getByRole('button', { name: /People stay for life/ }));
  await desk.sees(notes.getByRole('button', { name: /Who decides/ }));
  await desk.sees(desk.role('group', 'Marks of this note').getByRole('button', { name: /strength/, pressed: true }));
  assert.equal(await desk.field('New note').inputValue(), HALF_TYPED);

  await desk.stage('Rate');
  await desk.button('1A Define your aspiration Amber-red, agreed').click();
  assert.equal(await desk.field('Reason for the rating').inputValue(), 'Agreed in words, not in numbers');
  const rationale = await desk.field('Rationale').innerText();
  assert.equal(rationale.trim(), `${RATIONALE[0]} ${QUOTE} ${RATIONALE[1]}${FRAGMENT} ${RATIONALE[2]}`);

  await desk.stage('Synthesize');
  const recommendations = desk.role('list', `Recommendations of “${THEME}”`);
  assert.deepEqual(await values(recommendations, 'Recommendation'), RECOMMENDATIONS.toReversed());

  await desk.stage('Debrief');
  await desk.sees(desk.button(`Page 3 of 10: ${TITLE}`), desk.button(`Page 8 of 10: ${THEME}`));
}

async function undoAndRedo(desk) {
  await desk.button('Undo').click();
  await desk.sees(desk.button(`Page 9 of 10: ${THEME}`));
  await desk.button('Undo').click();
  await desk.sees(desk.button(/^Page 3 of 11: We heard eight people/));
  await desk.button('Redo').click();
  await desk.sees(desk.button(/^Hidden page: We heard eight people/));
  await desk.button('Redo').click();
  await desk.sees(desk.button(`Page 8 of 10: ${THEME}`));
  await desk.saved();
}

/** What stands in the fields with this name. */
function values(list, name) {
  const fields = list.getByRole('textbox', { name, exact: true });
  return fields.evaluateAll((all) => all.map((field) => field.value));
}

const unspaced = (text) => text.replaceAll(/\s/g, '');

/** The words that the page draws for the eye, without their spaces: lines and fonts divide them. */
async function drawn(page) {
  return unspaced((await page.locator('svg text').allTextContents()).join(''));
}
