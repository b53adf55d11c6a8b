import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Notices } from '../../../model/notices.svelte';
import { OpenReview } from '../../../model/openReview.svelte';
import type { Decision, Rationale } from '../../../model/types';
import { follows, opened } from '../../../test/aReview';
import { FakeHost, refusal, type Answers } from '../../../test/fakeHost';
import { Keeping, takeUpRationales } from './keeping.svelte';

const undo = { undo: 'Edit the rationale of 1A', redo: null };
const said = (text: string): Rationale => [{ text }];

/** A core that keeps rationales and half-typed text, and forgets what was not kept when it is begun anew. */
function core(changes: Answers = {}) {
  const drafts = new Map<string, string>();
  const kept: { decision: Decision | null } = { decision: null };
  const host = new FakeHost({
    draft: ({ slot }) => drafts.get(slot) ?? '',
    set_draft: ({ slot, text }) => {
      drafts.set(slot, text);
      return null;
    },
    set_rationale: ({ element, rationale }) => {
      kept.decision = { id: element, element, judgement: null, rationale, dissent: '', agreed_on: null };
      return { value: kept.decision, changed: ['decisions'], undo };
    },
    read_review: () => ({ parts: { decisions: kept.decision ? [kept.decision] : [] }, follows: follows({ undo }) }),
    ...changes,
  });
  const begin = () => {
    const decisions = kept.decision ? [kept.decision] : [];
    return new OpenReview(host, new Notices(), opened({ decisions }));
  };
  return { drafts, kept, begin, host };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(0);

test('words are safe within half a second while typing goes on without a pause', async () => {
  const { kept, begin } = core();
  const open = begin();
  const keeping = new Keeping(open, '1A');
  await settle();
  let text = '';
  for (let key = 0; key < 100; key += 1) {
    text += 'a';
    keeping.type(said(text));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(kept.decision).toBeNull();
  // The power is cut here; the review is opened again.
  const again = begin();
  await takeUpRationales(again);
  const saved = kept.decision as Decision | null;
  expect(saved?.rationale[0]).toEqual({ text: expect.stringMatching(/^a{95,100}$/) as string });
});

test('after a pause it is one step of the review, and nothing half typed is left', async () => {
  const { drafts, host, kept, begin } = core();
  const keeping = new Keeping(begin(), '1A');
  keeping.type(said('The aspiration'));
  keeping.type(said('The aspiration is shared.'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(kept.decision?.rationale).toEqual(said('The aspiration is shared.'));
  expect(host.names.filter((name) => name === 'set_rationale').length).toBe(1);
  expect([...drafts.values()]).toEqual(['']);
});

test('what cannot be kept stays half typed', async () => {
  const { drafts, begin } = core({
    set_rationale: () => {
      throw refusal('disk', 'The disk is full.');
    },
  });
  const keeping = new Keeping(begin(), '1A');
  keeping.type(said('The aspiration is shared.'));
  await keeping.keep();
  await vi.advanceTimersByTimeAsync(2000);
  expect([...drafts.values()].join()).toContain('The aspiration is shared.');
});
