import { expect, test } from 'vitest';
import type { Item } from '../../../model/types';
import { aPage } from '../../../test/aDeck';
import { levelsOn, withLevels } from './reveal';

const text = (words: string, x: number, y: number, color = '#ffffff'): Item => ({
  kind: 'text',
  x,
  y,
  text: words,
  color,
  size: 16,
  font: 'sans',
  weight: 400,
  italic: false,
  width: 40,
});
const rect = (x: number, y: number, w: number, h: number, radius: number): Item => ({
  kind: 'rect',
  x,
  y,
  w,
  h,
  radius,
  fill: '#9b1b30',
  stroke: null,
  stroke_width: 0,
  dash: null,
});
/** A cell as the core draws it: ground, code, name, letters, pips. */
const cell = (code: string, y: number): Item[] => [
  rect(72, y, 200, 100, 8),
  text(code, 86, y + 85),
  text(`Name of ${code}`, 86, y + 28),
  text(`R on ${code}`, 212, y + 85),
  rect(242, y + 74, 5, 12, 1),
];
const levelCell = (ground: number) => ({
  ground,
  name: [ground + 1, ground + 2],
  level: [ground + 3, ground + 4],
});
const summary = aPage('summary', 0, {
  items: [
    text('Summary', 72, 60),
    text('One is red', 72, 100),
    rect(72, 130, 50, 20, 4),
    text('Foundation', 72, 190),
    ...cell('1A', 220),
    ...cell('1B', 330),
    text('Page foot', 72, 680),
  ],
  levels: { cells: [levelCell(4), levelCell(9)], sums: [1, 2] },
});
const textsOf = (items: readonly Item[]) => items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));

test('only the summary has levels to show one by one', () => {
  expect(levelsOn(summary)).toBe(2);
  expect(levelsOn(aPage('closing', 1))).toBe(0);
});

test('a covered cell keeps its name and code; its level, the title and the counts are away', () => {
  const { items } = withLevels(summary, 1);
  expect(textsOf(items)).toEqual([
    'Summary',
    'Foundation',
    '1A',
    'Name of 1A',
    'R on 1A',
    '1B',
    'Name of 1B',
    'Page foot',
  ]);
  expect(items.filter((item) => item.kind === 'rect').map((item) => item.fill)).toEqual(['#9b1b30', '#9b1b30', null]);
  const name = items.find((item) => item.kind === 'text' && item.text === 'Name of 1B');
  expect(name).toMatchObject({ color: '#1b2430' });
});

test('with the last level the page is as it was', () => {
  expect(withLevels(summary, 2)).toBe(summary);
});
