// Waiting for a condition, never for a time.

/** Between two looks, in milliseconds: short beside what a person notices, long beside what a look costs. */
const PAUSE = 40;

/**
 * Looks again and again until `look` gives something other than `undefined`, `null` or `false`, and gives that back.
 * A look that throws counts as “not yet”.
 *
 * @param {string} what what is waited for, for the message: “the heading “Reviews””
 * @param {() => unknown} look may be asynchronous
 * @param {number} within milliseconds after which the wait fails, with `what` and the last thing that went wrong
 */
export async function until(what, look, within = 20_000) {
  const end = Date.now() + within;
  let trouble;
  for (;;) {
    try {
      const found = await look();
      if (found !== undefined && found !== null && found !== false) return found;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    if (Date.now() > end) {
      const because = trouble ? ` The last look failed: ${trouble.message}` : '';
      throw new Error(`Waited ${within / 1000} s for ${what}.${because}`);
    }
    await new Promise((next) => setTimeout(next, PAUSE));
  }
}
