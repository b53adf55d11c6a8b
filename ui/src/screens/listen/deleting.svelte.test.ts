import { expect, test } from 'vitest';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import type { Going } from '../../model/types';
import { follows, opened } from '../../test/aReview';
import { FakeHost, refusal, type Answers } from '../../test/fakeHost';
import { Deleting, goingSentences } from './deleting.svelte';

const going: Going = {
  along: { notes: 1, rationales: ['1A', '2B'], findings: 1, steps: 3 },
  held: { backups: 2, others: 0, elsewhere: 0, last_goes_on: '2027-04-03' },
  unreached: [],
};

async function deleting(answers: Answers) {
  const host = new FakeHost({
    what_goes: () => going,
    draft: () => '',
    set_draft: () => null,
    read_review: () => ({ parts: { evidence: [] }, follows: follows() }),
    ...answers,
  });
  const attempt = new Deleting(new OpenReview(host, new Notices(), opened()), { note: 'note-1' });
  await attempt.read();
  return { attempt, host };
}

test('it says what goes along and when the last backup goes', () => {
  const told = goingSentences(going);
  expect(told[0]).toBe('3 earlier steps that hold the words can no longer be undone.');
  expect(told[1]).toContain('The rationale of 1A and 2B quotes it.');
  expect(told[3]).toContain('the last of them goes by Apr 3, 2027; while nobody opens it, they stay.');
  const nothing: Going = {
    along: { notes: 1, rationales: [], findings: 0, steps: 0 },
    held: { backups: 0, others: 0, elsewhere: 0, last_goes_on: null },
    unreached: [],
  };
  expect(goingSentences(nothing)).toEqual(['No backup holds it.']);
  const away: Going = { ...nothing, held: { ...nothing.held, elsewhere: 2 }, unreached: ['STICK'] };
  expect(goingSentences(away)).toEqual([
    'No backup on this laptop holds it.',
    '2 copies in the second place hold it.',
    'Copies on “STICK” may hold it too, and cannot be reached now.',
  ]);
});

test('backups go only when that was chosen', async () => {
  for (const backups of [false, true]) {
    const { attempt, host } = await deleting({
      delete_for_good: () => ({ value: going, changed: ['evidence'], undo: { undo: null, redo: null } }),
    });
    attempt.withBackups = backups;
    expect(await attempt.run()).toBe(true);
    expect(host.calls.find(({ name }) => name === 'delete_for_good')?.request).toEqual({
      review: 'review-1',
      what: { note: 'note-1' },
      backups,
    });
  }
});

test('a refusal is shown in the dialog', async () => {
  const { attempt } = await deleting({
    delete_for_good: () => {
      throw refusal('review_is_final', 'This review is final.');
    },
  });
  expect(await attempt.run()).toBe(false);
  expect([attempt.refusal?.message, attempt.isRunning]).toEqual(['This review is final.', false]);
});
