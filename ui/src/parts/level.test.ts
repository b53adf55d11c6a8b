import { expect, test } from 'vitest';
import { look, tone } from './level';

const levels = [
  { code: 'R', name: 'Red' },
  { code: 'AR', name: 'Amber-red' },
  { code: 'AG', name: 'Amber-green' },
  { code: 'G', name: 'Green' },
];

test('a level shows its letters, its pips and its spoken name', () => {
  expect(look({ level: 'AG' }, levels)).toEqual({ letters: 'AG', tone: 'ag', rank: 3, of: 4, spoken: 'Amber-green' });
});

test('not enough evidence and not yet rated look and sound different', () => {
  const [ne, unrated] = [look('not_enough_evidence', levels), look(null, levels)];
  expect(ne.tone).toBe('ne');
  expect(unrated.tone).toBe('unrated');
  expect(ne.spoken).not.toBe(unrated.spoken);
});

test('a longer scale spreads over the four colors, weakest and strongest at the ends', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((rank) => tone(rank, 7))).toEqual(['r', 'ar', 'ar', 'ag', 'ag', 'g', 'g']);
  expect([1, 2, 3].map((rank) => tone(rank, 3))).toEqual(['r', 'ag', 'g']);
});
