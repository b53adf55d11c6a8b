import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Notices } from './notices.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a plain message goes by itself; an error stays until it is closed', () => {
  const notices = new Notices();
  notices.say('Saved as “plan.pdf”.');
  notices.fail({ code: 'disk', message: 'The disk is full.', field: null });
  vi.advanceTimersByTime(60_000);
  expect(notices.list.map((notice) => notice.text)).toEqual(['The disk is full.']);
  notices.close(notices.list[0]?.id ?? 0);
  expect(notices.list).toEqual([]);
});

test('an error goes when what failed succeeds, and when the person goes elsewhere', () => {
  const notices = new Notices();
  const full = { code: 'disk' as const, message: 'The disk is full.', field: null };
  notices.fail(full, 'add_note');
  notices.succeeded('rate');
  expect(notices.list).toHaveLength(1);
  notices.succeeded('add_note');
  expect(notices.list).toEqual([]);
  notices.say('Removed.');
  notices.fail(full, 'add_note');
  notices.left();
  expect(notices.list.map((notice) => notice.text)).toEqual(['Removed.']);
});

test('a message stays while the person is on it', () => {
  const notices = new Notices();
  notices.say('Removed.');
  const id = notices.list[0]?.id ?? 0;
  notices.hold(id);
  vi.advanceTimersByTime(60_000);
  expect(notices.list).toHaveLength(1);
  notices.release(id);
  vi.advanceTimersByTime(60_000);
  expect(notices.list).toEqual([]);
});

test('the same failure is said once, and a stop by the person not at all', () => {
  const notices = new Notices();
  notices.fail({ code: 'disk', message: 'The disk is full.', field: null });
  notices.fail({ code: 'disk', message: 'The disk is full.', field: null });
  notices.fail({ code: 'cancelled', message: 'Stopped.', field: null });
  expect(notices.list).toHaveLength(1);
});
