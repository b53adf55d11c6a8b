import { expect, test } from 'vitest';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import type { Decision, Judgement, Review } from '../../model/types';
import { opened } from '../../test/aReview';
import { FakeHost } from '../../test/fakeHost';
import { heatColumns, profile } from './profile';

function decided(element: string, judgement: Judgement): Decision {
  return { id: element, element, judgement, rationale: [], dissent: '', agreed_on: null };
}

function open(changes: Partial<Review>): OpenReview {
  return new OpenReview(new FakeHost({}), new Notices(), opened(changes));
}

test('the profile counts the levels that are there, weakest first, then what is no level', () => {
  const decisions = [decided('1A', { level: 'AG' }), decided('2A', { level: 'R' })];
  expect(profile(open({ decisions }))).toBe('1 red · 1 amber-green · 1 not rated');
  const thin = [decided('1A', 'not_enough_evidence'), decided('1B', { level: 'G' }), decided('2A', { level: 'G' })];
  expect(profile(open({ decisions: thin }))).toBe('2 green · 1 without enough evidence');
});

test('without a level the profile says so', () => {
  expect(profile(open({}))).toBe('No element has an agreed level yet');
});

test('the heat map leaves out elements and areas that are out of scope', () => {
  const decisions = [decided('1B', { level: 'AR' })];
  const columns = heatColumns(open({ decisions, out_of_scope: ['1A', '2A'] }));
  expect(columns).toEqual([
    { code: '1', name: 'Foundation', cells: [{ element: '1B', name: 'State', judgement: { level: 'AR' } }] },
  ]);
});
