import { expect, test } from 'vitest';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import type { Finding, Review } from '../../model/types';
import { aReview, follows, opened } from '../../test/aReview';
import { FakeHost, refusal, type Answers } from '../../test/fakeHost';
import { Board } from './board.svelte';

const undo = { undo: null, redo: null };
const finding = (id: string, theme: string): Finding => ({
  id,
  theme,
  text: `Finding ${id}`,
  elements: [],
  evidence: [],
});

const synthesis: Partial<Review> = {
  themes: [
    { id: 'late', title: 'Late', horizon: 'longer_term' },
    { id: 'soon', title: 'Soon', horizon: 'near_term' },
    { id: 'soon2', title: 'Soon too', horizon: 'near_term' },
  ],
  findings: [finding('f1', 'soon'), finding('f2', 'soon'), finding('f3', 'late')],
};

function board(answers: Answers, changes: Partial<Review> = {}) {
  const host = new FakeHost({ read_review: () => ({ parts: {}, follows: follows() }), ...answers });
  const notices = new Notices();
  const open = new OpenReview(host, notices, opened({ ...synthesis, ...changes }));
  return { host, notices, board: new Board(open) };
}

test('themes stand in the order of the horizons, and lists in the order of the themes', () => {
  const { board: made } = board({});
  expect(made.themes.map((theme) => theme.id)).toEqual(['soon', 'soon2', 'late']);
  expect(made.shelves('finding')).toEqual([
    { parent: 'soon', ids: ['f1', 'f2'] },
    { parent: 'soon2', ids: [] },
    { parent: 'late', ids: ['f3'] },
  ]);
  expect(made.shelves('theme').map((shelf) => shelf.ids)).toEqual([['soon', 'soon2'], ['late'], []]);
});

test('a step and a leap move with the right neighbor and say where', async () => {
  const { host, board: made } = board({
    move_finding: () => ({ value: null, changed: [], undo }),
    move_theme: () => ({ value: null, changed: [], undo }),
  });
  await made.step('finding', 'f2', -1);
  await made.leap('finding', 'f2', 1);
  await made.leap('theme', 'soon2', 1);
  expect(host.calls.map((call) => call.request)).toEqual([
    { review: 'review-1', finding: 'f2', theme: 'soon', before: 'f1' },
    { review: 'review-1', finding: 'f2', theme: 'soon2', before: null },
    { review: 'review-1', theme: 'soon2', horizon: 'longer_term', before: null },
  ]);
  expect(made.said).toContain('Near term');
});

test('what is written while it moves keeps it where it goes', async () => {
  const { host, board: made } = board({
    move_finding: () => ({ value: null, changed: ['synthesis'], undo }),
    change_finding: () => ({ value: finding('f2', 'late'), changed: [], undo }),
    read_review: () => ({ parts: { findings: [finding('f2', 'late')] }, follows: follows() }),
  });
  const before = made.finding('f2');
  if (!before) throw new Error('it is there');
  await Promise.all([made.leap('finding', 'f2', 1), made.changeFinding(before, { text: 'Better' })]);
  expect(host.calls.at(-1)?.request).toMatchObject({ finding: { id: 'f2', theme: 'late', text: 'Better' } });
});

test('what cannot move further does not move, and a final review does not move at all', async () => {
  const { host, board: made } = board({});
  await made.step('finding', 'f1', -1);
  await made.leap('finding', 'f1', -1);
  const locked = board({}, { state: 'final' });
  await locked.board.step('finding', 'f2', -1);
  expect([...host.calls, ...locked.host.calls]).toEqual([]);
});

test('a finding added after another is put before the next', async () => {
  const added = finding('f9', 'soon');
  const { host, board: made } = board({
    add_finding: () => ({ value: added, changed: [], undo }),
    move_finding: () => ({ value: null, changed: [], undo }),
  });
  await made.add('finding', 'soon', 'New', 'f1');
  expect(host.names).toEqual(['add_finding', 'move_finding']);
  expect(host.calls[1]?.request).toMatchObject({ finding: 'f9', theme: 'soon', before: 'f2' });

  await made.add('finding', 'soon', 'Newer', 'f2');
  expect(host.names.slice(2)).toEqual(['add_finding']);
});

test('choices made faster than the core answers all count', async () => {
  const written: Finding[] = [];
  const { board: made } = board({
    change_finding: ({ finding: whole }) => {
      written.push(whole);
      return { value: whole, changed: ['synthesis'], undo };
    },
    read_review: () => ({ parts: { findings: written.slice(-1) }, follows: follows() }),
  });
  const first = aReview(synthesis).findings[0] as Finding;
  await Promise.all([
    made.changeFinding(first, (now) => ({ evidence: [...now.evidence, 'n1'] })),
    made.changeFinding(first, (now) => ({ evidence: [...now.evidence, 'n2'] })),
    made.changeFinding(first, { elements: ['1A'] }),
  ]);
  expect(written.at(-1)).toMatchObject({ evidence: ['n1', 'n2'], elements: ['1A'] });
});

test('removing offers the way back; a refusal removes nothing and offers nothing', async () => {
  const {
    host,
    notices,
    board: made,
  } = board({
    remove_finding: () => ({ value: null, changed: [], undo }),
    undo: () => ({ value: null, changed: [], undo }),
  });
  await made.remove('finding', 'f1', 'Finding f1');
  expect(notices.list[0]?.text).toBe('The finding was removed.');
  await notices.list[0]?.action?.run();
  expect(host.names).toEqual(['remove_finding', 'undo']);

  const refused = board({
    remove_finding: () => {
      throw refusal('review_is_final', 'This review is final.');
    },
  });
  await refused.board.remove('finding', 'f1', 'Finding f1');
  expect(refused.notices.list.map((notice) => notice.action)).toEqual([undefined]);
});
