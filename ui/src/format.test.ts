import { describe, expect, test } from 'vitest';
import { days, parseCount, parseDay, parseTime } from './format';

const near = new Date(2026, 2, 1);

describe('dates that are typed', () => {
  test.each([
    ['2026-03-09', '2026-03-09'],
    ['3/9/2026', '2026-03-09'],
    ['3/9/26', '2026-03-09'],
    ['3/9', '2026-03-09'],
    ['Mar 9', '2026-03-09'],
    ['9 March 2027', '2027-03-09'],
    ['March 9, 2026', '2026-03-09'],
  ])('%s', (typed, expected) => {
    expect(parseDay(typed, near)).toBe(expected);
  });

  test.each(['', 'soon', '2/30/2026', '13/13/2026', '9', 'Mar'])('“%s” is none', (typed) => {
    expect(parseDay(typed, near)).toBeNull();
  });
});

describe('times that are typed', () => {
  test.each([
    ['9', '09:00:00'],
    ['9:30', '09:30:00'],
    ['0930', '09:30:00'],
    ['14.15', '14:15:00'],
    ['2 pm', '14:00:00'],
    ['2:45 PM', '14:45:00'],
    ['12 am', '00:00:00'],
    ['12 pm', '12:00:00'],
  ])('%s', (typed, expected) => {
    expect(parseTime(typed)).toBe(expected);
  });

  test.each(['', 'noon', '25', '9:75', '13 pm'])('“%s” is none', (typed) => {
    expect(parseTime(typed)).toBeNull();
  });
});

test.each([
  ['12', 12],
  [' 1,250 ', 1250],
  ['1 250', 1250],
  ['1250', 1250],
  ['0', 0],
  ['12.5', null],
  ['12,5', null],
  ['1,25', null],
  ['-3', null],
  ['abc', null],
  ['', null],
])('the count “%s” is %s', (typed, expected) => {
  expect(parseCount(typed)).toBe(expected);
});

test('a span of days is written once for one day and names no day that is not known', () => {
  expect(days('2026-03-09', '2026-03-09')).toBe(days('2026-03-09', null));
  expect(days(null, null)).toBe('');
  expect(days('2026-03-09', '2026-03-11')).toContain('11');
});
