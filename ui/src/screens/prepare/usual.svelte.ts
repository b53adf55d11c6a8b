/** The groups and documents that reviews usually have, read once while the page is open. */

import type { App } from '../../model/app.svelte';
import type { DefaultLists } from '../../model/types';

class Usual {
  all = $state.raw<DefaultLists | null>(null);
}

const known = new WeakMap<App, Usual>();

/** The usual lists; `all` is null until they are here. */
export function usual(app: App): Usual {
  const there = known.get(app);
  if (there) return there;
  const made = new Usual();
  known.set(app, made);
  void app.usualLists().then((lists) => (made.all = lists));
  return made;
}
