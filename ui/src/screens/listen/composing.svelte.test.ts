import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import type { Evidence, MarkedNote } from '../../model/types';
import { follows, opened } from '../../test/aReview';
import { FakeHost, refusal, type Answers } from '../../test/fakeHost';
import { composingOf } from './composing.svelte';

const source = { session: 'session-1' };
const slot = 'note/session-1';
const undo = { undo: 'Add a note', redo: null };

/** A core that keeps notes and half-typed text as the real one does. */
function core(changes: Answers = {}) {
  const drafts = new Map<string, string>();
  const notes: Evidence[] = [];
  const host = new FakeHost({
    draft: (request) => drafts.get(request.slot) ?? '',
    set_draft: (request) => {
      drafts.set(request.slot, request.text);
      return null;
    },
    parse_note: ({ line }) => marked(line),
    add_note: ({ line }) => {
      const note: Evidence = {
        ...marked(line),
        id: `note-${notes.length}`,
        source,
        permission: 'not_cleared',
        noted_at: '2026-03-09T09:00:00',
        about_student: false,
        noted_by: null,
      };
      notes.push(note);
      drafts.set(slot, '');
      return { value: note, changed: ['evidence'], undo };
    },
    read_review: () => ({ parts: { evidence: [...notes] }, follows: follows({ undo }) }),
    ...changes,
  });
  const begin = () => composingOf(new OpenReview(host, new Notices(), opened()), source);
  return { host, drafts, notes, begin };
}

function marked(line: string): MarkedNote {
  return { text: line, kind: 'paraphrase', direction: null, elements: [] };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

test('a half-typed line is kept within 150 ms of the last key', async () => {
  const { drafts, begin } = core();
  const composing = begin();
  await settle();
  composing.type('They hired');
  await vi.advanceTimersByTimeAsync(149);
  expect(drafts.get(slot)).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(drafts.get(slot)).toBe('They hired');
});

test('leaving keeps it at once, and it is there when the review is opened again', async () => {
  const { begin } = core();
  const composing = begin();
  composing.type('They hired');
  await composing.keepDraft();
  const again = begin();
  await settle();
  expect(again.line).toBe('They hired');
});

test('an entered line stands among the notes before the core has answered', async () => {
  const { notes, begin } = core();
  const composing = begin();
  composing.type('They hired her');
  composing.enter();
  expect(composing.line).toBe('');
  expect(composing.waiting.map((waiting) => waiting.line)).toEqual(['They hired her']);
  await settle();
  expect(composing.waiting).toEqual([]);
  expect(notes.map((note) => note.text)).toEqual(['They hired her']);
});

test('what is typed while a note is being kept is not forgotten with its half-typed line', async () => {
  const { drafts, begin } = core();
  const composing = begin();
  composing.type('First');
  composing.enter();
  composing.type('Second, half');
  await settle();
  expect(drafts.get(slot)).toBe('Second, half');
});

test('a refused line comes back into the field with the reason', async () => {
  const { begin } = core({
    add_note: () => {
      throw refusal('disk', 'The disk is full.');
    },
  });
  const composing = begin();
  composing.type('They hired her');
  composing.enter();
  await settle();
  expect(composing.line).toBe('They hired her');
  expect(composing.refusal).toBe('The disk is full.');
});

test('a line that fails while the next is typed stays among the notes, in the draft, and can be tried again', async () => {
  let isFull = true;
  const { drafts, host, begin } = core();
  const add = host.answers.add_note;
  host.answers.add_note = (request) => {
    if (isFull || !add) throw refusal('disk', 'The disk is full.');
    return add(request);
  };
  const composing = begin();
  composing.type('First');
  composing.enter();
  composing.type('Second');
  await settle();
  expect(composing.line).toBe('Second');
  expect(composing.waiting[0]?.error?.message).toBe('The disk is full.');
  expect(drafts.get(slot)).toBe('First\nSecond');
  isFull = false;
  const failed = composing.waiting[0];
  if (failed) composing.retry(failed);
  await settle();
  expect(composing.waiting).toEqual([]);
  expect(drafts.get(slot)).toBe('Second');
});

test('lines that were entered when the program ended become notes on the next opening', async () => {
  const { drafts, notes, begin } = core();
  drafts.set(slot, 'Entered\nHalf typed');
  const composing = begin();
  await settle();
  expect(notes.map((note) => note.text)).toEqual(['Entered']);
  expect(composing.line).toBe('Half typed');
  expect(drafts.get(slot)).toBe('Half typed');
});

test('several lines become a note each, in their order, and one that fails stays in the draft', async () => {
  const { drafts, notes, host, begin } = core();
  const add = host.answers.add_note;
  host.answers.add_note = (request) => {
    if (request.line === '- Second' || !add) throw refusal('bad_value', 'Too long.');
    return add(request);
  };
  const composing = begin();
  const done = composing.enterAll(['+ First', '- Second', '', '  ', 'Third']);
  await settle();
  expect(await done).toBe(2);
  expect(notes.map((note) => note.text)).toEqual(['+ First', 'Third']);
  expect(composing.waiting.map((waiting) => waiting.line)).toEqual(['- Second']);
  expect(drafts.get(slot)).toBe('- Second\n');
});

test('fast typing asks how the line is understood one question at a time, and ends with the last', async () => {
  const { host, begin } = core();
  const composing = begin();
  await settle();
  for (const line of ['a', 'ab', 'abc', 'abcd']) composing.type(line);
  await settle();
  expect(composing.understood?.text).toBe('abcd');
  expect(host.names.filter((name) => name === 'parse_note').length).toBe(2);
});
