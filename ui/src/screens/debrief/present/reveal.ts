/** The summary with its levels covered, to be shown one by one: made from what is drawn on it. */

import type { Item, LaidPage } from '../../../model/types';

type Rect = Extract<Item, { kind: 'rect' }>;

/** Cells of the heat map are the large rectangles with round corners; chips are smaller. */
const CELL = { radius: 8, width: 100, height: 30 };
/** The foot of a cell, which holds the code on the left and the level on the right. */
const FOOT = 36;
/** What an uncovered name and code are written in, and the edge of a covered cell: as an element that is not rated. */
const INK = '#1b2430';
const EDGE = '#8f887a';

function isCell(item: Item): item is Rect {
  return item.kind === 'rect' && item.radius === CELL.radius && item.w > CELL.width && item.h > CELL.height;
}

/** The cells of a summary page, in the order in which they are read: area by area. */
function cellsOf(page: LaidPage): Rect[] {
  return page.key === 'summary' ? page.items.filter(isCell) : [];
}

/** How many levels a page can show one by one; none unless it is the summary. */
export function levelsOn(page: LaidPage): number {
  return cellsOf(page).length;
}

/**
 * A page with the first levels shown and the others covered. What sums them up, the title and the counts, comes with
 * the last level.
 *
 * @param shown how many are shown
 */
export function withLevels(page: LaidPage, shown: number): LaidPage {
  const cells = cellsOf(page);
  if (shown >= cells.length) return page;
  const covered = cells.slice(shown);
  const top = Math.min(...cells.map((cell) => cell.y));
  const caption = page.items.find((item) => item.kind === 'text');
  const heads = headsAbove(page, top);
  const items = page.items.flatMap((item): Item[] => {
    const { x, y } = anchor(item);
    const cell = covered.find((each) => x >= each.x && x <= each.x + each.w && y >= each.y && y <= each.y + each.h);
    if (cell === item) return [{ ...cell, fill: null, stroke: EDGE, stroke_width: 1, dash: null }];
    if (!cell) return y < top && item !== caption && !heads.has(item) ? [] : [item];
    const isLevel = y > cell.y + cell.h - FOOT && x > cell.x + cell.w / 2;
    if (isLevel) return [];
    return [item.kind === 'text' ? { ...item, color: INK } : item];
  });
  return { ...page, items };
}

/** The names of the areas: the lowest line of text above the cells. */
function headsAbove(page: LaidPage, top: number): Set<Item> {
  const above = page.items.filter((item) => item.kind === 'text' && item.y < top);
  const lowest = Math.max(...above.map((item) => anchor(item).y));
  return new Set(above.filter((item) => lowest - anchor(item).y < 1));
}

/** Where an item stands. */
function anchor(item: Item): { x: number; y: number } {
  return item.kind === 'line' ? { x: item.x1, y: item.y1 } : item;
}
