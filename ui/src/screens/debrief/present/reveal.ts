/** The summary with its levels covered, to be shown one by one: what is drawn for each, the layout says. */

import type { Item, LaidPage } from '../../../model/types';

/** What an uncovered name and code are written in, and the edge of a covered cell: as an element that is not rated. */
const INK = '#1b2430';
const EDGE = '#8f887a';

/** How many levels a page can show one by one; none unless it is the summary. */
export function levelsOn(page: LaidPage): number {
  return page.levels?.cells.length ?? 0;
}

/**
 * A page with the first levels shown and the others covered. What sums them up, the title and the counts, comes with
 * the last level.
 *
 * @param shown how many are shown
 */
export function withLevels(page: LaidPage, shown: number): LaidPage {
  const covered = page.levels?.cells.slice(shown) ?? [];
  if (!page.levels || covered.length === 0) return page;
  const hidden = new Set([...page.levels.sums, ...covered.flatMap((cell) => cell.level)]);
  const grounds = new Set(covered.map((cell) => cell.ground));
  const names = new Set(covered.flatMap((cell) => cell.name));
  const items = page.items.flatMap((item, number): Item[] => {
    if (hidden.has(number)) return [];
    if (grounds.has(number)) return [uncolored(item)];
    return [names.has(number) && item.kind === 'text' ? { ...item, color: INK } : item];
  });
  return { ...page, items };
}

function uncolored(item: Item): Item {
  if (item.kind !== 'rect') return item;
  return { ...item, fill: null, stroke: EDGE, stroke_width: 1, dash: null };
}
