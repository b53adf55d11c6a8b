import { expect, test } from 'vitest';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import type { Review } from '../../model/types';
import { FakeHost } from '../../test/fakeHost';
import { aGroup, aSession, opened } from '../../test/aReview';
import { byDay } from './days';
import { plan } from './plan';
import { missing, thin } from './sections';

const open = (changes: Partial<Review>) => new OpenReview(new FakeHost({}), new Notices(), opened(changes));

test('the plan counts sessions and people by level', () => {
  const review = open({
    groups: [aGroup('a', { level: 'system', name: 'Board' }), aGroup('b'), aGroup('c', { name: 'Teachers' })],
    sessions: [aSession('1', 'a', { headcount: 3 }), aSession('2', 'c', { headcount: 8 }), aSession('3', 'c')],
  });
  expect(plan(review)).toEqual([
    { level: 'system', groups: ['Board'], sessions: 1, people: 3 },
    { level: 'school', groups: ['Teachers'], sessions: 2, people: 8 },
    { level: 'community', groups: [], sessions: 0, people: 0 },
  ]);
});

test('an empty review lacks everything but what it began with', () => {
  const found = missing(open({ confidentiality: 'Read this.' })).map((each) => each.section);
  expect(found).toEqual(['engagement', 'purpose', 'team', 'groups', 'sessions', 'documents']);
});

test('a group without a session and a session without a day are thin', () => {
  const review = open({ groups: [aGroup('a'), aGroup('b', { name: 'Families' })], sessions: [aSession('1', 'a')] });
  expect(thin(review).map((each) => each.text)).toEqual(['No session yet: Families', '1 session has no date']);
});

test('sessions stand under their days by time; those without a day come first', () => {
  const at = (id: string, starts_at: string | null) => aSession(id, 'g', { starts_at });
  const days = byDay([
    at('c', '2026-03-10T08:00:00'),
    at('b', '2026-03-09T14:00:00'),
    at('a', '2026-03-09T09:00:00'),
    at('x', null),
  ]);
  expect(days.map(({ day, sessions }) => [day, sessions.map((session) => session.id)])).toEqual([
    [null, ['x']],
    ['2026-03-09', ['a', 'b']],
    ['2026-03-10', ['c']],
  ]);
});
