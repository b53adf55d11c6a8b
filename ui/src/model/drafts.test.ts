import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeHost } from '../test/fakeHost';
import { opened } from '../test/aReview';
import { halfLine, rereadHalfLines } from './drafts';
import { Notices } from './notices.svelte';
import { OpenReview } from './openReview.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A core that keeps drafts, and a way to open the review on it again. */
function keeping() {
  let kept = '';
  const host = new FakeHost({
    draft: () => kept,
    set_draft: ({ text }) => {
      kept = text;
      return null;
    },
  });
  return { host, reopen: () => new OpenReview(host, new Notices(), opened()) };
}

test('a half-typed line is there when the review is opened again', async () => {
  const { reopen } = keeping();
  const before = reopen();
  halfLine(before, 'finding/soon').write('Leaders agr');
  halfLine(before, 'team').write('M.');
  await vi.runAllTimersAsync();

  const after = reopen();
  expect(await halfLine(after, 'finding/soon').read()).toBe('Leaders agr');
  expect(await halfLine(after, 'team').read()).toBe('M.');
  expect(await halfLine(after, 'groups').read()).toBe('');
});

test('a line that was added is half typed no more', async () => {
  const { reopen } = keeping();
  const before = reopen();
  halfLine(before, 'team').write('M. Lund');
  await vi.runAllTimersAsync();
  halfLine(before, 'team').write('');
  await vi.runAllTimersAsync();
  expect(await halfLine(reopen(), 'team').read()).toBe('');
});

test('keys that follow each other are kept once, at the rest', async () => {
  const { host, reopen } = keeping();
  const line = halfLine(reopen(), 'team');
  for (const text of ['M', 'M.', 'M. L']) line.write(text);
  await vi.runAllTimersAsync();
  expect(host.names.filter((name) => name === 'set_draft')).toHaveLength(1);
});

test('what the core took out of the lines is not brought back by the page', async () => {
  const { host, reopen } = keeping();
  const open = reopen();
  halfLine(open, 'note/1').write('What was said');
  halfLine(open, 'team').write('M. Lund');
  await vi.runAllTimersAsync();
  await host.call('set_draft', { review: 'review-1', slot: 'lines', text: '{"team":"M. Lund"}' });
  rereadHalfLines(open);
  expect(await halfLine(open, 'note/1').read()).toBe('');
  halfLine(open, 'groups').write('Princi');
  await vi.runAllTimersAsync();
  expect(await host.call('draft', { review: 'review-1', slot: 'lines' })).toBe('{"team":"M. Lund","groups":"Princi"}');
});
