/** Which rationales quote words that may not leave the laptop (PRODUCT.md, section 6). */

import type { OpenReview } from '../../model/openReview.svelte';
import type { ElementCode } from '../../model/types';

/** Whether the rationale of an element quotes a note that nobody cleared, or that mentions a student. */
export function quotesUncleared(open: OpenReview, element: ElementCode): boolean {
  const parts = open.decision(element)?.rationale ?? [];
  return parts.some((part) => {
    if (!('quote' in part)) return false;
    const note = open.note(part.quote.evidence);
    if (!note || note.about_student) return true;
    return note.permission !== 'may_quote' && note.permission !== 'attributed';
  });
}
