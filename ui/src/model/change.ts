/** Changing parts of a thing that is written whole. */

/** What changes, or how that follows from how the thing is now. */
export type Change<T> = Partial<T> | ((now: T) => Partial<T>);

/**
 * A thing with a change made to it. Ask for it when a write's turn has come, with the thing as it was read last: what
 * was changed by the writes before, its place included, stays.
 */
export function changed<T>(now: T, change: Change<T>): T {
  return { ...now, ...(typeof change === 'function' ? change(now) : change) };
}
