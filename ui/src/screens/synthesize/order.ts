/** Where something goes when it is moved in a set of lists: themes in horizons, findings and recommendations in themes. */

/** One of the lists, as people see them in order. */
export interface Shelf<P extends string = string> {
  /** The horizon or theme the list belongs to. */
  readonly parent: P;
  readonly ids: readonly string[];
}

/** A place in one of the lists: before another, or at the end. */
export interface Spot<P extends string = string> {
  readonly parent: P;
  readonly before: string | null;
}

/** One place up (-1) or down (1) within its own list; none at the end of it. */
export function stepped<P extends string>(shelves: readonly Shelf<P>[], id: string, by: -1 | 1): Spot<P> | null {
  const shelf = shelves.find((each) => each.ids.includes(id));
  if (!shelf) return null;
  const to = shelf.ids.indexOf(id) + by;
  if (to < 0 || to >= shelf.ids.length) return null;
  // Down by one means before the one after the next.
  return { parent: shelf.parent, before: shelf.ids[by < 0 ? to : to + 1] ?? null };
}

/** The end of the list before (-1) or after (1) its own; none when there is no such list. */
export function leapt<P extends string>(shelves: readonly Shelf<P>[], id: string, by: -1 | 1): Spot<P> | null {
  const at = shelves.findIndex((shelf) => shelf.ids.includes(id));
  const to = at < 0 ? undefined : shelves[at + by];
  return to ? { parent: to.parent, before: null } : null;
}

/** Whether a spot is where the thing stands already. */
export function staysAt(shelves: readonly Shelf[], id: string, spot: Spot): boolean {
  const shelf = shelves.find((each) => each.ids.includes(id));
  if (shelf?.parent !== spot.parent) return false;
  const next = shelf.ids[shelf.ids.indexOf(id) + 1] ?? null;
  return spot.before === id || spot.before === next;
}

/** What stands before it in its list; for the first, what stands after it. Where the focus goes when it is removed. */
export function neighbor(shelves: readonly Shelf[], id: string): string | null {
  const ids = shelves.find((shelf) => shelf.ids.includes(id))?.ids ?? [];
  const at = ids.indexOf(id);
  return ids[at - 1] ?? ids[at + 1] ?? null;
}
