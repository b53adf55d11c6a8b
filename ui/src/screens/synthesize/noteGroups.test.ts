import { expect, test } from 'vitest';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import type { Evidence } from '../../model/types';
import { opened } from '../../test/aReview';
import { FakeHost } from '../../test/fakeHost';
import { noteGroups } from './noteGroups';

function note(id: string, text: string, elements: string[]): Evidence {
  return {
    id,
    text,
    elements,
    source: { document: 'd1' },
    kind: 'paraphrase',
    direction: null,
    permission: 'not_cleared',
    noted_at: '2026-03-09T09:00:00',
    about_student: false,
    noted_by: null,
  };
}

const evidence = [
  note('n1', 'Goals without numbers', ['1A']),
  note('n2', 'The plan has 31 goals', ['1A', '2A']),
  note('n3', 'Coaches are few', []),
  note('n4', 'Results are read monthly', ['2A']),
];
const open = new OpenReview(new FakeHost({}), new Notices(), opened({ evidence }));
const shown = (options: Parameters<typeof noteGroups>[1]) =>
  noteGroups(open, options).map((group) => [group.key, group.notes.map((each) => each.id).join(' '), group.isOpen]);

test('what is linked stands on top, then the finding’s own elements, which are open', () => {
  expect(shown({ onTop: ['n4'], first: ['2A'], text: '' })).toEqual([
    ['linked', 'n4', true],
    ['2A', 'n2', true],
    ['1A', 'n1 n2', false],
    ['untagged', 'n3', false],
  ]);
});

test('a search keeps the notes with every word, opens their groups and drops empty ones', () => {
  expect(shown({ onTop: [], first: ['2A'], text: ' GOALS plan' })).toEqual([
    ['2A', 'n2', true],
    ['1A', 'n2', true],
  ]);
  expect(shown({ onTop: ['n4'], first: [], text: 'nowhere' })).toEqual([]);
});

test('a long group is cut and says how many there are', () => {
  const many = Array.from({ length: 400 }, (_, at) => note(`m${at}`, `Note ${at}`, ['1A']));
  const large = new OpenReview(new FakeHost({}), new Notices(), opened({ evidence: many }));
  const [group] = noteGroups(large, { onTop: [], first: [], text: '' });
  expect(group?.all).toBe(400);
  expect(group?.notes.length).toBeLessThan(400);
});
