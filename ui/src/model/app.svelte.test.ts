import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeHost, refusal, type Answers } from '../test/fakeHost';
import { opened } from '../test/aReview';
import { App, LOCK_PATIENCE } from './app.svelte';
import { DraftSlot, halfLine } from './drafts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const undo = { undo: 'Edit', redo: null };
const state = (locked: boolean) => ({ protected: true, locked, misplaced: null, wait_seconds: 0 });

/** A protected library with an open review, and the texts that the core holds half typed. */
async function inReview(changes: Answers = {}) {
  const drafts = new Map<string, string>();
  const host: FakeHost = new FakeHost({
    open_review: () => opened(),
    draft: ({ slot }) => drafts.get(slot) ?? '',
    set_draft: async ({ slot, text }) => {
      await new Promise((next) => setTimeout(next, 20));
      drafts.set(slot, text);
      return null;
    },
    lock_state: () => state(host.names.includes('lock')),
    lock: () => null,
    close_review: () => null,
    ...changes,
  });
  const app = new App(host);
  await app.openReview('review-1', 'prepare');
  await app.protection.read();
  const review = app.open;
  if (!review) throw new Error('The review did not open.');
  return { app, host, drafts, review };
}

/** A field that somebody types in, and that keeps its text when it is left: some turns later, as they do. */
function typedIn(keep: () => Promise<unknown>): HTMLInputElement {
  const input = document.createElement('input');
  input.addEventListener('blur', () => void Promise.resolve().then(keep));
  document.body.append(input);
  input.focus();
  return input;
}

const ends: [string, (app: App) => Promise<void>][] = [
  ['lock', (app) => app.lock()],
  ['lock', (app) => app.lockWhenIdle()],
  ['close_review', (app) => app.closeReview()],
];

test.each(ends)('what is typed in a field is saved before the review goes: %s', async (last, leave) => {
  const { app, host, review } = await inReview({
    set_scope: async () => {
      await new Promise((next) => setTimeout(next, 20));
      return { value: null, changed: [], undo };
    },
  });
  const input = typedIn(async () => {
    await review.write('set_scope', { element: '1A', in_scope: true });
    // What follows from it is saved, too.
    await review.write('set_scope', { element: '1B', in_scope: true });
  });
  const left = leave(app);
  await vi.runAllTimersAsync();
  await left;
  input.remove();
  const names = host.names.filter((name) => ['set_scope', 'lock', 'close_review'].includes(name));
  expect(names).toEqual(['set_scope', 'set_scope', last]);
  expect(app.open).toBeNull();
});

test.each(ends)('what is half typed is kept before the review goes: %s', async (last, leave) => {
  const { app, host, drafts, review } = await inReview();
  const composer = new DraftSlot(review, 'note/session', () => '- The check-in was mo');
  halfLine(review, 'team').write('M. Lun');
  composer.soon();
  await vi.advanceTimersByTimeAsync(10);
  expect(drafts.size).toBe(0);
  const left = leave(app);
  await vi.runAllTimersAsync();
  await left;
  expect(drafts.get('note/session')).toBe('- The check-in was mo');
  expect(drafts.get('lines')).toBe('{"team":"M. Lun"}');
  expect(host.names.lastIndexOf('set_draft')).toBeLessThan(host.names.indexOf(last as 'lock'));
});

test('a half-typed line that became part of the review on leaving is half typed no more', async () => {
  const { app, drafts, review } = await inReview({ set_scope: () => ({ value: null, changed: [], undo }) });
  const line = halfLine(review, 'purpose');
  line.write('To see how');
  const input = typedIn(async () => {
    await review.write('set_scope', { element: '1A', in_scope: true });
    line.write('');
  });
  const left = app.lock();
  await vi.runAllTimersAsync();
  await left;
  input.remove();
  expect(drafts.get('lines')).toBe('');
});

test('a file chooser that nobody closes does not hold the lock off', async () => {
  let answer: () => void = () => undefined;
  const { app, host, drafts, review } = await inReview({
    choose_logo: () =>
      new Promise<never>((_, refuse) => {
        answer = () => refuse(refusal('locked', 'The library is locked.'));
      }),
  });
  const chosen = review.write('choose_logo', {});
  halfLine(review, 'team').write('M. Lun');
  const locked = app.lockWhenIdle();
  await vi.advanceTimersByTimeAsync(LOCK_PATIENCE - 1);
  expect(host.names).not.toContain('lock');
  expect(drafts.get('lines')).toBe('{"team":"M. Lun"}');
  await vi.advanceTimersByTimeAsync(1);
  await locked;
  expect([app.open, app.protection.isLocked]).toEqual([null, true]);

  // Who answers it then changes nothing.
  answer();
  await vi.runAllTimersAsync();
  expect(await chosen).toMatchObject({ ok: false, error: { code: 'locked' } });
  expect(host.names.lastIndexOf('set_draft')).toBeLessThan(host.names.indexOf('lock'));
});

test('unlocking leads back to where the work was, and to the library when that is gone', async () => {
  let isGone = false;
  const { app } = await inReview({
    open_review: () => {
      if (isGone) throw { code: 'not_found', message: 'It is in the bin.', field: null };
      return opened();
    },
  });
  app.route.jump({ element: '2A' });
  const locked = app.lock();
  await vi.runAllTimersAsync();
  await locked;
  expect([app.route.review, app.lockedAt?.review]).toEqual([null, 'review-1']);
  await app.comeBack();
  expect([app.open?.id, app.route.stage, app.route.place, app.lockedAt]).toEqual([
    'review-1',
    'rate',
    { element: '2A' },
    null,
  ]);

  const again = app.lock();
  await vi.runAllTimersAsync();
  await again;
  isGone = true;
  await app.comeBack();
  expect([app.open, app.route.review, app.lockedAt]).toEqual([null, null, null]);
});
