/** The sections of *Prepare*, in order, and what is missing in each. */

import type { OpenReview } from '../../model/openReview.svelte';
import { words } from '../../strings';

/** A section of the page. */
export type SectionName = keyof typeof words.prepare.sections;

/** The sections in the order of the page. */
export const SECTIONS: readonly SectionName[] = [
  'engagement',
  'purpose',
  'confidentiality',
  'team',
  'scope',
  'groups',
  'sessions',
  'documents',
  'roster',
  'keeping',
];

/** Something that is still missing, and the section that mends it. */
export interface Missing {
  readonly section: SectionName;
  readonly text: string;
}

/** What is not prepared yet; the same parts that the rail counts. */
export function missing({ review }: OpenReview): Missing[] {
  const is = words.prepare.missing;
  const found: Missing[] = [];
  const add = (section: SectionName, text: string, isMissing: boolean) => {
    if (isMissing) found.push({ section, text });
  };
  add('engagement', is.client, !review.client.trim());
  add('engagement', is.dates, !review.starts_on || !review.ends_on);
  add('purpose', is.purpose, !review.purpose.trim());
  add('confidentiality', is.confidentiality, !review.confidentiality.trim());
  add('team', is.team, review.team.length === 0);
  add('groups', is.groups, review.groups.length === 0);
  add('sessions', is.sessions, review.sessions.length === 0);
  add('documents', is.documents, review.documents.length === 0);
  return found;
}

/** What is thin in the plan: worth a look, never in the way. */
export function thin({ review }: OpenReview): Missing[] {
  const found: Missing[] = [];
  const heard = new Set(review.sessions.map((session) => session.group));
  const unheard = review.groups.filter((group) => !heard.has(group.id)).map((group) => group.name);
  if (review.sessions.length > 0 && unheard.length > 0) {
    found.push({ section: 'sessions', text: words.prepare.unheard(unheard.join(', ')) });
  }
  const undated = review.sessions.filter((session) => !session.starts_at).length;
  if (undated > 0) found.push({ section: 'sessions', text: words.prepare.undated(undated) });
  const open = review.sessions.filter((session) => session.status === 'planned' && !session.scribe).length;
  if (open > 0 && review.team.length > 0) found.push({ section: 'sessions', text: words.prepare.noScribe(open) });
  return found;
}

/** The id of a section's heading in the document. */
export function headingOf(section: SectionName): string {
  return `prepare-${section}`;
}

/** Leads the person to a section. */
export function goTo(section: SectionName): void {
  const heading = document.getElementById(headingOf(section));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
