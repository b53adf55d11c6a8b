// The core of the journey without a mouse.

import assert from 'node:assert/strict';
import { journey } from './support.js';

journey('goes through every stage, rates, agrees and finds a note by keyboard alone', async (desk) => {
  await desk.sees(desk.button('Riverbend School District'));
  await desk.press('j');
  await focusIsSeen(desk, 'the first review');
  await desk.press('Enter');

  await desk.sees(desk.button(/^State:/));

  const stages = desk.role('navigation', 'Stages');
  for (const [key, stage] of Object.entries({ 1: 'Prepare', 2: 'Listen', 3: 'Rate', 4: 'Synthesize', 5: 'Debrief' })) {
    await desk.press(`Control+${key}`);
    await desk.sees(stages.locator('[aria-current=page]', { hasText: stage }));
  }

  await find(desk, 'Define your aspiration');
  await desk.sees(desk.heading(/^1A/));
  await desk.press('j', 'j', 'k');
  await desk.sees(desk.heading(/^1B/));
  await desk.sees(desk.page.locator('[aria-current=true]:focus', { hasText: '1B' }));
  await focusIsSeen(desk, 'the element');

  await tabTo(desk, 'Reopen');
  await desk.press('Enter');
  await desk.seesNo(desk.button('Reopen'));
  await desk.press('1');
  await desk.sees(desk.text(/^Choose who is rating first/));
  await desk.type('Marit');
  await desk.sees(desk.role('group', 'Rating by Marit Quillhaven'));
  await find(desk, 'Review the current state');
  await desk.sees(desk.page.locator('[aria-current=true]:focus', { hasText: '1B' }));
  for (const [key, level] of Object.entries({ 1: 'R', 2: 'AR', 3: 'AG', 4: 'G' })) {
    await desk.press(key);
    await desk.sees(desk.role('button', new RegExp(`^${level}, `), { pressed: true }));
  }
  await desk.saved();
  await desk.press('a');
  await desk.sees(desk.button(/^1B .* Green, agreed$/));

  await find(desk, 'Visited all 28 schools');
  await desk.sees(desk.heading('Superintendent'));
  await focusIsSeen(desk, 'the note');

  // On Listen a key typed anywhere begins a note, so the help is asked for elsewhere.
  await desk.press('Control+3', '?');
  await desk.sees(desk.role('dialog', 'Keys').getByText('Agree and go to the next element'));
  await desk.press('Escape');
  await desk.seesNo(desk.role('dialog', 'Keys'));
});

/** Looks for something with Ctrl K and goes to the first thing that is found. */
async function find(desk, text) {
  await desk.press('Control+k');
  await desk.type(text);
  await desk.sees(desk.role('option').filter({ hasText: text }));
  await desk.press('Enter');
}

/** Walks with Tab to the button with this name. */
async function tabTo(desk, name) {
  const isThere = () => desk.button(name).evaluate((element) => element === document.activeElement);
  for (let steps = 0; !(await isThere()); steps += 1) {
    assert.ok(steps < 60, `Tab does not come to “${name}”`);
    await desk.press('Tab');
  }
  await focusIsSeen(desk, name);
}

/** Fails when nothing has the focus, or it cannot be seen where it is. */
async function focusIsSeen(desk, where) {
  const seen = await desk.page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing has the focus';
    const styles = [undefined, '::before', '::after'].map((part) => getComputedStyle(element, part));
    const isRinged = styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px');
    return element.matches(':focus-visible') && isRinged ? '' : `${element.outerHTML.slice(0, 160)} shows no focus`;
  });
  assert.equal(seen, '', where);
}
