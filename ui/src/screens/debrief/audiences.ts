/** Whom versions of the deck are for, and what each lets be seen. */

import type { Audience, AudienceSetting, Review } from '../../model/types';
import { words } from '../../strings';

/** All of them, the closest first. */
export const AUDIENCES: readonly Audience[] = ['leadership', 'board', 'public'];

/**
 * What a version shows as long as nobody changes it, as the core has it: leadership everything; the board everything
 * but the presenter's notes; the public first sentences, without quotes and names of groups (PRODUCT.md, section 6).
 */
function usual(audience: Audience): AudienceSetting {
  const isPublic = audience === 'public';
  return {
    audience,
    rationale: isPublic ? 'first_sentence' : 'full',
    quotes: !isPublic,
    group_names: !isPublic,
    notes: audience === 'leadership',
    left_out: isPublic ? ['differently'] : [],
  };
}

/** What the version for an audience shows. */
export function settingOf(review: Review, audience: Audience): AudienceSetting {
  return review.audiences.find((setting) => setting.audience === audience) ?? usual(audience);
}

/**
 * What a version shows, in plain sentences.
 *
 * @param leftOut how many pages that this deck has are left out of it
 */
export function sentences(setting: AudienceSetting, leftOut: number): string[] {
  const { shows } = words.debrief;
  return [
    shows.rationale[setting.rationale],
    setting.quotes ? shows.quotes : shows.noQuotes,
    setting.group_names ? shows.groups : shows.noGroups,
    setting.notes ? shows.notes : shows.noNotes,
    shows.leftOut(leftOut),
  ];
}
