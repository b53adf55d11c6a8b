import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { press } from '../../keys';
import { App } from '../../model/app.svelte';
import type { Decision, Member, Rating, Review } from '../../model/types';
import { aReview, follows, opened } from '../../test/aReview';
import { FakeHost, type Answers } from '../../test/fakeHost';
import { button, render, settled } from '../../test/render';
import Rate from './Rate.svelte';
import { nextOpen, spread, toAgreeOn } from './rating';

const undo = { undo: 'Rate', redo: null };
const team: Member[] = [
  { id: 'me', name: 'Marit Quillhaven', role: 'lead' },
  { id: 'you', name: 'Desmond Farrowby', role: 'reviewer' },
];
function rating(rater: string | null, level: string, element = '1A'): Rating {
  const lens = rater === null ? 'leadership' : 'reviewer';
  return { id: `${rater}-${element}`, element, lens, rater, judgement: { level }, reason: '' };
}
function decided(element: string, level: string): Decision {
  return { id: element, element, judgement: { level }, rationale: [], dissent: '', agreed_on: '2026-03-12' };
}

async function rate(changes: Partial<Review>, answers: Answers = {}, me: string | null = 'me') {
  const review = aReview({ team, ...changes });
  const host = new FakeHost({
    open_review: () => ({ ...opened(), review, me }),
    draft: () => '',
    read_review: () => ({ parts: {}, follows: follows({ undo }) }),
    ...answers,
  });
  const app = new App(host);
  await app.openReview('review-1', 'rate');
  const screen = render(app, Rate);
  await settled();
  const key = (name: string, ctrlKey = false) => {
    press(new KeyboardEvent('keydown', { key: name, ctrlKey }), app);
    flushSync();
  };
  return { app, host, screen, key };
}
const sent = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map((call) => call.request);

test('a number key rates as the member who types here, and shows at once', async () => {
  const { host, screen, key } = await rate({}, { rate: () => new Promise(() => undefined) });
  key('2');
  expect(button(screen, 'AR, Amber-red:').getAttribute('aria-pressed')).toBe('true');
  await settled();
  expect(sent(host, 'rate')).toEqual([
    expect.objectContaining({ element: '1A', lens: 'reviewer', rater: 'me', judgement: { level: 'AR' } }),
  ]);
});

test('0 says that the evidence does not carry a level, Delete takes the rating away', async () => {
  const answers = { rate: () => ({ value: null, changed: [], undo }) };
  const { host, key } = await rate({ ratings: [rating('me', 'R')] }, answers);
  key('0');
  await settled();
  key('Delete');
  await settled();
  expect(sent(host, 'rate').map((request) => (request as { judgement: unknown }).judgement)).toEqual([
    'not_enough_evidence',
    null,
  ]);
});

test('nothing is rated while nobody is chosen', async () => {
  const { app, host, key } = await rate({}, {}, null);
  key('1');
  expect(host.names).not.toContain('rate');
  expect(app.notices.list.length).toBe(1);
});

test('agreeing decides and goes on to the next element that is open', async () => {
  const decide = vi.fn(() => ({ value: decided('1A', 'R'), changed: [], undo }));
  const { app, screen, key } = await rate(
    { ratings: [rating('me', 'R')], decisions: [decided('1B', 'G')] },
    { decide },
  );
  expect(button(screen, 'Agree on R and go to 2A').disabled).toBe(false);
  key('Enter', true);
  await settled();
  expect(decide).toHaveBeenCalledWith(expect.objectContaining({ element: '1A', judgement: { level: 'R' } }));
  expect(app.route.place).toEqual({ element: '2A' });
});

test('J and K walk the elements', async () => {
  const { screen, key } = await rate({});
  key('j');
  key('j');
  key('k');
  await settled();
  expect(screen.querySelector('h1')?.textContent).toContain('1B');
});

test('the spread counts steps between the reviewers’ levels and leaves leadership out', async () => {
  const { app } = await rate({});
  const open = app.open;
  if (!open) throw new Error('no review');
  expect(spread(open, [rating('me', 'R')])).toBeNull();
  expect(spread(open, [rating('me', 'R'), rating('you', 'AG'), rating(null, 'G')])).toBe(2);
  expect(nextOpen(open, '2A')).toBe('1A');
});

test('my level is offered for agreement, else the one that all gave', () => {
  expect(toAgreeOn([rating('me', 'R'), rating('you', 'AR')], 'me')).toEqual({ level: 'R' });
  expect(toAgreeOn([rating('you', 'AR')], 'me')).toEqual({ level: 'AR' });
  expect(toAgreeOn([rating('you', 'AR'), rating('third', 'G')], 'me')).toBeNull();
});
