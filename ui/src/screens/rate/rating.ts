/** What the ratings of one element say: whose they are, how far apart, and what could be agreed. */

import type { OpenReview } from '../../model/openReview.svelte';
import type { ElementCode, Judgement, Member, MemberId, Rating } from '../../model/types';

/** A reviewer's rating of an element, if they gave one. */
export function ratingBy(ratings: readonly Rating[], member: MemberId | null): Rating | undefined {
  return member === null ? undefined : ratings.find((rating) => rating.lens === 'reviewer' && rating.rater === member);
}

/** The leadership team's own rating. */
export function selfRating(ratings: readonly Rating[]): Rating | undefined {
  return ratings.find((rating) => rating.lens === 'leadership');
}

/** Who rates: lead and reviewers, and whoever else gave a rating or types on this laptop. */
export function raters(open: OpenReview, ratings: readonly Rating[]): Member[] {
  return open.review.team.filter(
    (member) => member.role !== 'scribe' || member.id === open.me || ratingBy(ratings, member.id) !== undefined,
  );
}

/**
 * Steps between the lowest and the highest level of the reviewers; null while fewer than two gave one. Never an average:
 * the spread says what to talk about, not what to write.
 */
export function spread(open: OpenReview, ratings: readonly Rating[]): number | null {
  const ranks = ratings
    .filter((rating) => rating.lens === 'reviewer')
    .flatMap(({ judgement }) => (judgement === 'not_enough_evidence' ? [] : (open.level(judgement.level)?.rank ?? [])));
  return ranks.length < 2 ? null : Math.max(...ranks) - Math.min(...ranks);
}

/** Whether two judgements are the same. */
export function sameJudgement(one: Judgement | null | undefined, other: Judgement | null | undefined): boolean {
  if (one == null || other == null) return one == other;
  if (one === 'not_enough_evidence' || other === 'not_enough_evidence') return one === other;
  return one.level === other.level;
}

/** The level to offer for agreement: my own, else the one that all reviewers gave. */
export function toAgreeOn(ratings: readonly Rating[], me: MemberId | null): Judgement | null {
  const mine = ratingBy(ratings, me);
  if (mine) return mine.judgement;
  const given = ratings.filter((rating) => rating.lens === 'reviewer').map((rating) => rating.judgement);
  const first = given[0];
  return first !== undefined && given.every((judgement) => sameJudgement(judgement, first)) ? first : null;
}

/** The element to go on with: the next one that is not agreed, from here and around; none when all are. */
export function nextOpen(open: OpenReview, from: ElementCode): ElementCode | null {
  const codes = open.elements.map((element) => element.code);
  const at = codes.indexOf(from);
  const around = [...codes.slice(at + 1), ...codes.slice(0, Math.max(at, 0))];
  return around.find((code) => (open.decision(code)?.judgement ?? null) === null) ?? null;
}
