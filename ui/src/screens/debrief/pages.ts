/** The pages of a laid-out deck as the screen walks them: in their order, hidden ones at their place. */

import type { Laid, LaidPage, PageKey, Problem, Review } from '../../model/types';

/** One drawn sheet. A page that does not fit has several. */
export interface Sheet {
  /** Unique and the same from one layout to the next: `area/3#2`. */
  readonly id: string;
  readonly page: LaidPage;
}

/** A page of the deck with its sheets; it is moved, hidden and titled as one. */
export interface PageGroup {
  /** The page's code: `area/3`. */
  readonly id: string;
  readonly key: PageKey;
  /** Whether it is left out: in all versions, or in this one alone. */
  readonly hidden: boolean;
  /** Whether the version that is shown leaves it out, whatever the others do. */
  readonly leftOut: boolean;
  readonly sheets: readonly Sheet[];
}

/** A page's code, as the core writes it. */
export function pageCode(key: PageKey): string {
  if (typeof key === 'string') return key;
  if ('area' in key) return `area/${key.area}`;
  return 'horizon' in key ? `horizon/${key.horizon}` : `extra/${key.extra}`;
}

/** The order of the deck while nobody moves a page; areas stand in the order of their codes. */
const USUAL = [
  'title',
  'framework',
  'heard',
  'area',
  'summary',
  'horizon',
  'differently',
  'changed',
  'extra',
  'method',
  'closing',
];
const HORIZONS = ['near_term', 'longer_term', 'no_matter_what'];

function usual(one: PageKey, other: PageKey): number {
  const kind = (key: PageKey) => USUAL.indexOf(pageCode(key).split('/')[0] ?? '');
  const within = (key: PageKey) =>
    typeof key === 'object' && 'horizon' in key ? String(HORIZONS.indexOf(key.horizon)) : pageCode(key);
  return kind(one) - kind(other) || within(one).localeCompare(within(other), 'en', { numeric: true });
}

/**
 * All pages in order, shown and hidden.
 *
 * @param leftOut what the version leaves out as it is set now: the layout follows a moment later
 */
export function pageGroups(laid: Laid, leftOut: readonly PageKey[]): PageGroup[] {
  const out = new Set(leftOut.map(pageCode));
  const all = [...laid.pages, ...laid.hidden].sort(
    (one, other) => Number(one.place) - Number(other.place) || usual(one.key, other.key) || one.part - other.part,
  );
  const groups = new Map<string, PageGroup & { sheets: Sheet[] }>();
  for (const page of all) {
    const id = pageCode(page.key);
    const group = groups.get(id) ?? { id, key: page.key, hidden: page.hidden, leftOut: out.has(id), sheets: [] };
    group.sheets.push({ id: `${id}#${page.part}`, page });
    groups.set(id, group);
  }
  return [...groups.values()];
}

/** Whether a page is hidden in every version: as it was set, or by default. */
export function hiddenInAll(review: Review, { id, key }: PageGroup): boolean {
  return review.pages.find((setting) => pageCode(setting.page) === id)?.hidden ?? key === 'method';
}

/** The sheet a problem is on: the one with its number, else the first of its page; none for a page that is left out. */
export function sheetOf(groups: readonly PageGroup[], problem: Problem): Sheet | undefined {
  const group = groups.find((each) => each.id === pageCode(problem.page));
  return group?.sheets.find((sheet) => sheet.page.number === problem.number) ?? group?.sheets[0];
}

/** `82 KB`, `1.4 MB`, of a number of bytes. */
export function fileSize(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(Math.max(value, 1));
}
