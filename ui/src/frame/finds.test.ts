import { expect, test } from 'vitest';
import { frameActions } from '../actions';
import { App } from '../model/app.svelte';
import { FakeHost } from '../test/fakeHost';
import { aGroup, aSession, opened } from '../test/aReview';
import { findsHere, findsInTexts, matches } from './finds';

async function inReview(changes = {}) {
  const app = new App(new FakeHost({ open_review: () => opened(changes) }));
  app.actions.add(frameActions(app));
  await app.openReview('review-1');
  return app;
}

test('words match at their beginnings, in any order, whatever their case', () => {
  expect(matches('Draw the delivery chain', 'CHAIN draw')).toEqual([
    { start: 0, end: 4 },
    { start: 18, end: 23 },
  ]);
  expect(matches('Draw the delivery chain', 'hain')).toBeNull();
  expect(matches('', '')).toEqual([]);
});

test('ranges count characters, not the halves of an emoji', () => {
  expect(matches('👋 plan', 'plan')).toEqual([{ start: 2, end: 6 }]);
});

test('an element is found by its code and leads to its place', async () => {
  const app = await inReview();
  const [first] = findsHere(app, '1b');
  expect(first?.text).toBe('1B State');
  await first?.run();
  expect(app.route.stage).toBe('rate');
  expect(app.route.place).toEqual({ element: '1B' });
});

test('a session is found by its group', async () => {
  const app = await inReview({ groups: [aGroup('g', { name: 'Principals' })], sessions: [aSession('s', 'g')] });
  const found = findsHere(app, 'princ').find((find) => find.text === 'Principals');
  await found?.run();
  expect(app.route.place).toEqual({ session: 's' });
});

test('actions that make no sense now, and those for keys alone, are not offered', async () => {
  const app = await inReview();
  const labels = findsHere(app, '').map((find) => find.text);
  expect(labels).not.toContain('Undo');
  expect(labels).not.toContain('Find anything');
  expect(labels).toContain('Theme: dark');
});

test('what the core found keeps its ranges and leads to its place', async () => {
  const app = await inReview();
  const [find] = findsInTexts(app, [
    { kind: 'finding', id: 'f', snippet: 'Three of eight', matches: [{ start: 0, end: 5 }] },
  ]);
  expect(find?.ranges).toEqual([{ start: 0, end: 5 }]);
  await find?.run();
  expect(app.route.place).toEqual({ finding: 'f' });
});
