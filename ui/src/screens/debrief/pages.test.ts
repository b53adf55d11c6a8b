import { expect, test } from 'vitest';
import type { Problem } from '../../model/types';
import { aDeck, aPage } from '../../test/aDeck';
import { aReview } from '../../test/aReview';
import { fileSize, hiddenInAll, pageCode, pageGroups, sheetOf } from './pages';

test('hidden pages stand at their place, and the parts of a page together', () => {
  const laid = aDeck([
    aPage('title', 0),
    aPage({ area: '1' }, 30_000, { part: 1, parts: 2, number: 2 }),
    aPage({ area: '1' }, 30_000, { part: 2, parts: 2, number: 3 }),
    aPage('closing', 90_000, { number: 4 }),
    aPage('framework', 10_000, { hidden: true, number: null }),
  ]);
  const groups = pageGroups(laid, []);
  expect(groups.map((group) => group.id)).toEqual(['title', 'framework', 'area/1', 'closing']);
  expect(groups[2]?.sheets.map((sheet) => sheet.id)).toEqual(['area/1#1', 'area/1#2']);
  expect(groups[1]?.hidden).toBe(true);
});

test('pages at one place keep the usual order', () => {
  const laid = aDeck([
    aPage('closing', 5),
    aPage({ horizon: 'no_matter_what' }, 5),
    aPage({ horizon: 'near_term' }, 5),
    aPage({ area: '10' }, 5),
    aPage({ area: '2' }, 5),
  ]);
  expect(pageGroups(laid, []).map((group) => group.id)).toEqual([
    'area/2',
    'area/10',
    'horizon/near_term',
    'horizon/no_matter_what',
    'closing',
  ]);
});

test('a problem leads to the sheet with its number, else to the first of its page', () => {
  const groups = pageGroups(
    aDeck([
      aPage({ area: '1' }, 1, { part: 1, parts: 2, number: 4 }),
      aPage({ area: '1' }, 1, { part: 2, parts: 2, number: 5 }),
    ]),
    [],
  );
  const problem = (number: number | null): Problem => ({ kind: 'overfull', page: { area: '1' }, number, message: '' });
  expect(sheetOf(groups, problem(5))?.id).toBe('area/1#2');
  expect(sheetOf(groups, problem(null))?.id).toBe('area/1#1');
  expect(sheetOf(groups, { ...problem(null), page: { horizon: 'near_term' } })).toBeUndefined();
});

test('a page that one version leaves out is not hidden in all', () => {
  const [title, method] = pageGroups(
    aDeck([
      // Laid out before it was left out, as long as the next layout is on its way.
      aPage('title', 0),
      aPage('method', 1, { hidden: true, number: null }),
    ]),
    ['title'],
  );
  if (!title || !method) throw new Error('Both pages are there.');
  expect([title.leftOut, hiddenInAll(aReview(), title)]).toEqual([true, false]);
  expect([method.leftOut, hiddenInAll(aReview(), method)]).toEqual([false, true]);
  const shown = aReview({ pages: [{ page: 'method', title: null, hidden: false, place: null, notes: null }] });
  expect(hiddenInAll(shown, method)).toBe(false);
});

test('codes are those of the core', () => {
  expect([
    pageCode('summary'),
    pageCode({ area: '3' }),
    pageCode({ horizon: 'longer_term' }),
    pageCode({ extra: 'x' }),
  ]).toEqual(['summary', 'area/3', 'horizon/longer_term', 'extra/x']);
});

test('a file’s size is said in the unit that fits', () => {
  expect(fileSize(82_345)).toMatch(/^82\s?kB$/i);
  expect(fileSize(1_440_000)).toMatch(/^1[.,]4\s?MB$/);
  expect(fileSize(12)).toMatch(/^1\s?kB$/i);
});
