import { expect, test } from 'vitest';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import type { Evidence, Review } from '../../model/types';
import { aGroup, aReview, aSession, follows, opened } from '../../test/aReview';
import { FakeHost } from '../../test/fakeHost';
import { askNext, thin } from './asking';
import { days, firstSource, isNow } from './sources';

const groups = [aGroup('p'), aGroup('l', { level: 'system' }), aGroup('f', { level: 'community' })];
const sessions = [
  aSession('s-p', 'p', { starts_at: '2026-03-10T09:00:00', status: 'held' }),
  aSession('s-f', 'f', { starts_at: '2026-03-11T18:00:00' }),
  aSession('s-l', 'l', { starts_at: '2026-03-09T10:00:00', status: 'held' }),
];
const note: Evidence = {
  id: 'n',
  source: { session: 's-p' },
  text: 'Said',
  kind: 'quote',
  direction: null,
  elements: ['1A'],
  permission: 'not_cleared',
  noted_at: '2026-03-10T09:04:00',
  about_student: false,
  noted_by: null,
};

/** 1A heard from principals twice and leaders once, 1B from leaders only, 2A from nobody. */
function open(changes: Partial<Review> = {}): OpenReview {
  const framework = structuredClone(aReview().framework);
  for (const area of framework.areas)
    for (const element of area.elements)
      element.probes = { system: ['To leaders'], school: [`To schools on ${element.code}`], community: [] };
  const cells = (...counts: number[]) => counts.map((notes) => ({ notes }));
  const coverage = {
    elements: ['1A', '1B', '2A'],
    rows: [
      { group: 'p', cells: cells(2, 0, 0) },
      { group: 'l', cells: cells(1, 1, 0) },
      { group: 'f', cells: cells(0, 0, 0) },
      { group: null, cells: cells(0, 4, 4) },
    ],
    thin: ['1B', '2A'],
  };
  return new OpenReview(new FakeHost({}), new Notices(), {
    ...opened({ groups, sessions, evidence: [note], framework, ...changes }),
    follows: follows({ coverage }),
  });
}

test('the elements least heard come first, with the questions for this level; what is heard here sinks', () => {
  const asking = askNext(open(), { session: 's-p' });
  expect(asking.map(({ code, isHeard }) => [code, isHeard])).toEqual([
    ['2A', false],
    ['1B', false],
    ['1A', true],
  ]);
  expect(asking[0]?.questions).toEqual(['To schools on 2A']);
});

test('elements without a question for these people are left out', () => {
  expect(askNext(open(), { session: 's-f' })).toEqual([]);
});

test('thin elements are told apart, and the next planned session of another level could fill them', () => {
  const found = thin(open(), '2026-03-10T12:00:00');
  expect(found.oneLevel).toEqual(['1B']);
  expect(found.silent).toEqual(['2A']);
  expect(found.ask?.id).toBe('s-f');
});

test('no session is offered when none is planned', () => {
  expect(thin(open({ sessions: sessions.map((each) => ({ ...each, status: 'held' as const })) })).ask).toBeNull();
});

test('sessions stand by day and time; the page begins with the one that takes place now', () => {
  expect(days([...sessions, aSession('s-x', 'p')]).map((day) => day.date)).toEqual([
    '2026-03-09',
    '2026-03-10',
    '2026-03-11',
    null,
  ]);
  const first = sessions[0];
  expect(first && isNow(first, '2026-03-10T08:50:00')).toBe(true);
  expect(first && isNow(first, '2026-03-10T11:00:00')).toBe(false);
  expect(firstSource(open(), '2026-03-10T09:30:00')).toEqual({ session: 's-p' });
  expect(firstSource(open(), '2026-03-10T12:30:00')).toEqual({ session: 's-f' });
});
