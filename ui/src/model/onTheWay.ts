/** Changes that are on their way to the core: a further change of the same thing is made on top of them. */

import type { Outcome } from './openReview.svelte';

/** What changes, or how that follows from how the thing is now. */
export type Change<T> = Partial<T> | ((now: T) => Partial<T>);

/** Things that are written whole while their parts are changed one by one, faster than the core answers. */
export class OnTheWay<T extends object> {
  #things = new Map<string, { now: T; writes: number }>();

  /**
   * Changes one thing.
   *
   * @param key names the thing
   * @param kept the thing as it was last read
   * @param write writes the whole thing
   */
  async change<O extends Outcome<unknown>>(
    key: string,
    kept: T,
    change: Change<T>,
    write: (whole: T) => Promise<O>,
  ): Promise<O> {
    const thing = this.#things.get(key) ?? { now: kept, writes: 0 };
    const before = thing.now;
    const changes = typeof change === 'function' ? change(before) : change;
    thing.now = { ...before, ...changes };
    thing.writes += 1;
    this.#things.set(key, thing);
    const outcome = await write(thing.now);
    thing.writes -= 1;
    if (thing.writes === 0) this.#things.delete(key);
    // What was refused is not carried into the next change.
    else if (!outcome.ok) thing.now = { ...thing.now, ...only(before, Object.keys(changes) as (keyof T)[]) };
    return outcome;
  }
}

function only<T extends object>(thing: T, keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(keys.map((key) => [key, thing[key]])) as Partial<T>;
}
