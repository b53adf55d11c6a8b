// A facilitator's whole journey through the real window: to the exported deck, and back to all of it another day.

import assert from 'node:assert/strict';
import { pdfText } from '../common/pdf.js';
import { journey } from './support.js';

const CLIENT = 'Harbor County Schools';
const QUOTE = 'We hear of the calendar when it has changed.';
const NOTES = [
  `"${QUOTE} #3b`,
  '+ The data team answers within a day. #1a',
  '- The weekly check-in was moved twice, then dropped. #1a',
  '? Who decides between the two offices?',
  'Schools learn of changes from parents. #3b',
];
const HALF_TYPED = '+ The new calendar is';
const BEFORE = 'Principals are told late and seldom asked. As one of them put it: ';
const AFTER = 'That costs trust – and a week of planning each time.';
const THEME = 'Decide with schools, then tell them once';
const FINDING = 'Calendar changes reach schools after families';
const RECOMMENDATION = 'Publish one calendar, with a date after which it stays';

journey('looks around in the sample, then takes a review of its own to the exported deck', async (desk) => {
  await lookAround(desk);
  await prepare(desk);
  await listen(desk);
  await rate(desk);
  await synthesize(desk);
  await debrief(desk);
  await desk.reopen();
  await findItAll(desk);
});

async function lookAround(desk) {
  await desk.button('Open the sample').click();
  await desk.reads('Riverbend');
  await desk.stage('Debrief');
  await desk.sees(desk.button('Export…'));
  await desk.button('Library').click();
  await desk.sees(desk.heading('Reviews'));
}

async function prepare(desk) {
  await desk.press('n');
  await desk.sees(desk.field('Client'));
  await desk.type(CLIENT);
  await desk.press('Enter');
  await desk.sees(desk.heading('Prepare'), desk.button('State: Draft'));

  await desk.button('Add Principals').click();
  await desk.sees(desk.field('Name of Principals'));
  await desk.field('A group of your own').fill('Night-school students');
  await desk.press('Enter');
  await desk.sees(desk.field('Name of Night-school students'));

  await desk.button('Add a session').click();
  await desk.field('Date: Principals').fill('3/10/2026');
  await desk.press('Enter');
  await desk.sees(desk.heading(/March 10/));
  await desk.saved();
}

async function listen(desk) {
  await desk.stage('Listen');
  await desk.sees(desk.heading('Principals'));
  await desk.field('New note').click();
  for (const note of NOTES) {
    await desk.type(note);
    await desk.press('Enter');
  }
  await desk.sees(desk.button(/Schools learn of changes from parents\..*3B$/));
  await desk.type(HALF_TYPED);
  await desk.holds(desk.field('New note'), HALF_TYPED);
}

async function rate(desk) {
  await desk.stage('Rate');
  await desk.field('Your name').fill('Orla Quillfeather');
  await desk.press('Enter');
  await desk.sees(desk.field('Reason for the rating'));

  await desk.button(/^1A/).click();
  await desk.press('2');
  await desk.sees(desk.button(/^Agree on AR and go to/));
  await desk.press('a');
  await desk.sees(desk.heading(/^1B/));

  await desk.button(/^3B/).click();
  await desk.sees(desk.heading(/^3B/));
  await desk.press('3');
  await desk.sees(desk.button(/^Agree on AG and go to/));
  await desk.button('May be used: not cleared').click();
  await desk.role('menuitemradio', 'May quote').click();
  await desk.sees(desk.button('May be used: may quote'));
  await desk.field('Rationale').click();
  await desk.type(BEFORE);
  await desk.button(/^Insert/).click();
  await desk.type(AFTER);
  // The quotation marks are drawn, not typed.
  await desk.holds(desk.field('Rationale'), `${BEFORE}${QUOTE} ${AFTER}`);
  await desk.reads('in the rationale');
  await desk.press('Control+Enter');
  await desk.sees(desk.heading(/^3C/));
}

async function synthesize(desk) {
  await desk.stage('Synthesize');
  await desk.field('New theme: near term').click();
  await desk.type(THEME);
  await desk.press('Enter');
  await desk.field(`New finding for “${THEME}”`).click();
  await desk.type(FINDING);
  await desk.press('Enter');
  await desk.field(`New recommendation for “${THEME}”`).click();
  await desk.type(RECOMMENDATION);
  await desk.press('Enter');
  await desk.sees(desk.button(`More for “${FINDING}”`), desk.button(`More for “${RECOMMENDATION}”`));
  await desk.saved();
}

async function debrief(desk) {
  await desk.stage('Debrief');
  await desk.button('Export…').click();
  await desk.button('Export PDF…').click();
  const path = await desk.saveAs('Export the deck', 'harbor.pdf');
  await desk.reads('Saved as “harbor.pdf”');
  const text = (await pdfText(path)).replaceAll('\f', ' ');
  for (const sentence of [CLIENT, `${BEFORE}“${QUOTE}” ${AFTER}`, THEME, FINDING, RECOMMENDATION])
    assert.ok(text.includes(sentence), `The deck does not say “${sentence}”:\n${text}`);
}

async function findItAll(desk) {
  await desk.button(CLIENT).click();
  await desk.sees(desk.button('State: Draft'));

  await desk.stage('Prepare');
  await desk.sees(desk.field('Name of Principals'), desk.field('Name of Night-school students'));
  await desk.sees(desk.heading(/March 10/));

  await desk.stage('Listen');
  for (const note of NOTES) await desk.reads(note.replace(/^["+?-] ?| #\w+$/g, ''));
  await desk.holds(desk.field('New note'), HALF_TYPED);

  await desk.stage('Rate');
  await desk.button(/^1A.*Amber-red, agreed$/).click();
  await desk.sees(desk.button('Reopen'));
  await desk.button(/^3B.*Amber-green, agreed$/).click();
  await desk.sees(desk.heading(/^3B/));
  await desk.holds(desk.field('Rationale'), `${BEFORE}${QUOTE} ${AFTER}`);
  await desk.reads('O. Quillfeather', 'may quote', 'in the rationale');

  await desk.stage('Synthesize');
  await desk.sees(desk.field('Title of the theme'));
  await desk.holds(desk.field('Title of the theme'), THEME);
  await desk.holds(desk.field('Key finding'), FINDING);
  await desk.holds(desk.field('Recommendation'), RECOMMENDATION);

  await desk.stage('Debrief');
  await desk.reads('Page 1 of');
}
