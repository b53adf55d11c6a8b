import { expect, test } from 'vitest';
import { FakeHost, refusal, type Answers } from '../test/fakeHost';
import { aGroup, follows, opened } from '../test/aReview';
import { Notices } from './notices.svelte';
import { OpenReview } from './openReview.svelte';

function open(answers: Answers, changes = {}) {
  const host = new FakeHost(answers);
  const notices = new Notices();
  return { host, notices, review: new OpenReview(host, notices, opened(changes)) };
}

const undo = { undo: 'Add groups', redo: null };
const group = aGroup('g1', { name: 'Principals' });

test('a write runs the command, reads what changed and shows it', async () => {
  const { host, review } = open({
    add_groups: () => ({ value: [group], changed: ['groups'], undo }),
    read_review: () => ({ parts: { groups: [group] }, follows: follows({ undo }) }),
  });
  const writing = review.write('add_groups', { groups: [{ name: 'Principals', level: 'school', population: null }] });
  expect(review.saving).toBe('saving');

  expect(await writing).toEqual({ ok: true, value: [group] });
  expect(review.saving).toBe('saved');
  expect(host.calls[0]?.request).toMatchObject({ review: 'review-1' });
  expect(host.calls[1]).toEqual({ name: 'read_review', request: { review: 'review-1', topics: ['groups'] } });
  expect(review.group('g1')?.name).toBe('Principals');
  expect(review.review.client).toBe('Harbor County Schools');
  expect(review.follows.undo.undo).toBe('Add groups');
});

test('a write that changes nothing reads nothing', async () => {
  const { host, review } = open({ set_scope: () => ({ value: null, changed: [], undo }) });
  await review.write('set_scope', { element: '1A', in_scope: true });
  expect(host.names).toEqual(['set_scope']);
});

test('writes run one after another, in the order they were made', async () => {
  const order: string[] = [];
  let go = (): void => undefined;
  const slow = new Promise<void>((resolve) => (go = resolve));
  const { review } = open({
    set_scope: async ({ element }) => {
      if (element === '1A') await slow;
      order.push(element);
      return { value: null, changed: [], undo };
    },
  });
  const first = review.write('set_scope', { element: '1A', in_scope: false });
  const second = review.write('set_scope', { element: '1B', in_scope: false });
  go();
  await Promise.all([first, second]);
  expect(order).toEqual(['1A', '1B']);
});

test('a refusal becomes a notice, and the next write still runs', async () => {
  let refuse = true;
  const { notices, review } = open({
    set_scope: () => {
      if (refuse) throw refusal('bad_value', 'A review needs one element at least.');
      return { value: null, changed: [], undo };
    },
  });
  expect((await review.write('set_scope', { element: '1A', in_scope: false })).ok).toBe(false);
  expect(notices.list.map((notice) => notice.text)).toEqual(['A review needs one element at least.']);
  expect(review.saving).toBe('saved');
  refuse = false;
  expect((await review.write('set_scope', { element: '1A', in_scope: false })).ok).toBe(true);
});

test('a write that carries what stays is put together when its turn comes', async () => {
  const kept = { name: '', starts_on: null as string | null };
  const { review } = open({
    set_engagement: ({ name, starts_on }) => {
      Object.assign(kept, { name, starts_on });
      return { value: null, changed: ['review'], undo };
    },
    read_review: () => ({ parts: kept, follows: follows({ undo }) }),
  });
  const change = (changes: { name: string } | { starts_on: string }) =>
    review.write('set_engagement', () => {
      const { client, name, purpose, confidentiality, starts_on, ends_on } = review.review;
      return { client, name, purpose, confidentiality, starts_on, ends_on, ...changes };
    });
  await Promise.all([change({ name: 'Capacity review' }), change({ starts_on: '2026-03-09' })]);
  expect(kept).toEqual({ name: 'Capacity review', starts_on: '2026-03-09' });
});

test('a removal offers the way back until something else is changed', async () => {
  const { host, notices, review } = open({
    remove_group: () => ({ value: null, changed: [], undo }),
    set_scope: () => ({ value: null, changed: [], undo }),
    undo: () => ({ value: 'Remove a group', changed: [], undo }),
  });
  await review.remove('remove_group', { group: 'g1' }, 'Principals was removed.');
  await notices.list[0]?.action?.run();
  expect(host.names).toEqual(['remove_group', 'undo']);
  expect(notices.list).toEqual([]);

  await review.remove('remove_group', { group: 'g1' }, 'Principals was removed.');
  await review.write('set_scope', { element: '1A', in_scope: false });
  expect(notices.list).toEqual([]);

  const removing = review.remove('remove_group', { group: 'g1' }, 'Principals was removed.');
  await Promise.all([removing, review.write('set_scope', { element: '1A', in_scope: true })]);
  expect(notices.list.map((notice) => notice.action)).toEqual([undefined]);
});

test('a quiet refusal is left to the field that shows it', async () => {
  const { notices, review } = open({
    set_engagement: () => {
      throw refusal('bad_value', 'This text is empty.', 'client');
    },
  });
  const { name, purpose, confidentiality, starts_on, ends_on } = review.review;
  const fields = { client: '', name, purpose, confidentiality, starts_on, ends_on };
  const outcome = await review.write('set_engagement', fields, { quiet: true });
  expect(outcome).toEqual({ ok: false, error: { code: 'bad_value', message: 'This text is empty.', field: 'client' } });
  expect(notices.list).toEqual([]);
});

test('what could not be written to disk is said to be unsaved until a write succeeds', async () => {
  let isFull = true;
  const { review } = open({
    set_scope: () => {
      if (isFull) throw refusal('disk', 'The disk is full.');
      return { value: null, changed: [], undo };
    },
  });
  await review.write('set_scope', { element: '1A', in_scope: false });
  expect(review.saving).toBe('unsaved');
  isFull = false;
  await review.write('set_scope', { element: '1A', in_scope: false });
  expect(review.saving).toBe('saved');
});

test('undo says what it took back, and nothing when there was nothing', async () => {
  let label: string | null = 'Add groups';
  const { notices, review } = open({ undo: () => ({ value: label, changed: [], undo: { undo: null, redo: label } }) });
  await review.undo((what) => `Undone: ${what}`);
  expect(notices.list.map((notice) => notice.text)).toEqual(['Undone: Add groups']);
  label = null;
  await review.undo((what) => `Undone: ${what}`);
  expect(notices.list).toHaveLength(1);
});

test('elements out of scope are left out of the list and can still be looked up', () => {
  const { review } = open({}, { out_of_scope: ['1B'] });
  expect(review.elements.map((element) => element.code)).toEqual(['1A', '2A']);
  expect(review.elements[1]?.area).toBe('2');
  expect(review.element('1B')?.name).toBe('State');
});

test('notes are found by element and by source', () => {
  const note = (id: string, session: string, elements: string[]) => ({
    id,
    source: { session },
    text: id,
    kind: 'paraphrase' as const,
    direction: null,
    elements,
    permission: 'not_cleared' as const,
    noted_at: '2026-03-09T09:00:00',
    about_student: false,
    noted_by: null,
  });
  const { review } = open({}, { evidence: [note('a', 's1', ['1A', '2A']), note('b', 's2', ['2A'])] });
  expect(review.notesOn('2A').map((each) => each.id)).toEqual(['a', 'b']);
  expect(review.notesFrom({ session: 's2' }).map((each) => each.id)).toEqual(['b']);
  expect(review.notesOn('1B')).toEqual([]);
});

test('a level knows its rank, the weakest being 1', () => {
  const { review } = open({});
  expect(review.level('AG')).toMatchObject({ rank: 3, level: { name: 'Amber-green' } });
  expect(review.level('X')).toBeUndefined();
});
