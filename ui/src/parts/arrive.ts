/** Bringing a place that was jumped to into sight. */

import type { Attachment } from 'svelte/attachments';
import { samePlace, stageOf, type Route } from '../model/route.svelte';
import type { Place } from '../model/types';

/**
 * `{@attach arrive(route, { finding: id })}`: when a jump leads to this place, scrolls the element into sight and, if it
 * can take the focus (give it `tabindex="-1"` when it is no control), moves the focus there. For a moment the element
 * carries `data-arrived`, so that its style can point it out.
 */
export function arrive(route: Route, place: Place): Attachment<HTMLElement> {
  return (element) => {
    // Read so that a second jump to the same place counts.
    if (route.jumps === 0 || !samePlace(route.placeIn(stageOf(place)), place)) return;
    if (route.jumps === seen.get(route)) return;
    seen.set(route, route.jumps);
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
    element.dataset.arrived = '';
    setTimeout(() => delete element.dataset.arrived, POINTED_OUT);
  };
}

/** How long an arrival is pointed out, in milliseconds. */
const POINTED_OUT = 3000;

/** The last jump that has arrived: later drawing of the same place is no arrival. */
const seen = new WeakMap<Route, number>();
