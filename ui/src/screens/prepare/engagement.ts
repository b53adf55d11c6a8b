/** The engagement is written as one; its fields change one at a time. */

import type { Fields, OpenReview, Outcome } from '../../model/openReview.svelte';

/** Changes some fields of the engagement. The refusal is for the field that was changed. */
export function setEngagement(open: OpenReview, changes: Partial<Fields<'set_engagement'>>): Promise<Outcome<unknown>> {
  const whole = () => {
    const { client, name, purpose, confidentiality, starts_on, ends_on } = open.review;
    return { client, name, purpose, confidentiality, starts_on, ends_on, ...changes };
  };
  return open.write('set_engagement', whole, { quiet: true });
}
