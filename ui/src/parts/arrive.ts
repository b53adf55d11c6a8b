/** Bringing a place that was jumped to into sight. */

import type { Attachment } from 'svelte/attachments';
import { samePlace, stageOf, type Route } from '../model/route.svelte';
import type { Place } from '../model/types';

/**
 * `{@attach arrive(route, { finding: id })}`: when a jump leads to this place, scrolls the element into sight and, if it
 * can take the focus (give it `tabindex="-1"` when it is no control), moves the focus there.
 */
export function arrive(route: Route, place: Place): Attachment<HTMLElement> {
  return (element) => {
    // Read so that a second jump to the same place counts.
    if (route.jumps === 0 || !samePlace(route.placeIn(stageOf(place)), place)) return;
    if (route.jumps === seen.get(route)) return;
    seen.set(route, route.jumps);
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  };
}

/** The last jump that has arrived: later drawing of the same place is no arrival. */
const seen = new WeakMap<Route, number>();
