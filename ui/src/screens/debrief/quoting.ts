/** Which rationales quote words that may not leave the laptop (PRODUCT.md, section 6). */

import type { OpenReview } from '../../model/openReview.svelte';
import type { ElementCode } from '../../model/types';

/** Whether the rationale of an element quotes a note that nobody cleared. */
export function quotesUncleared(open: OpenReview, element: ElementCode): boolean {
  const parts = open.decision(element)?.rationale ?? [];
  return parts.some((part) => {
    if (!('quote' in part)) return false;
    const permission = open.note(part.quote.evidence)?.permission;
    return permission !== 'may_quote' && permission !== 'attributed';
  });
}
