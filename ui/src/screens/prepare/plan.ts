/** The coverage plan: who is to be heard, by level. */

import type { OpenReview } from '../../model/openReview.svelte';
import type { GroupLevel } from '../../model/types';

/** What is planned for one level. */
export interface LevelPlan {
  readonly level: GroupLevel;
  /** The groups of that level that are to be heard. */
  readonly groups: readonly string[];
  readonly sessions: number;
  /** People in those sessions, where a number is known. */
  readonly people: number;
}

const LEVELS: readonly GroupLevel[] = ['system', 'school', 'community'];

/** The plan for each level, from the centre outwards. */
export function plan({ review }: OpenReview): LevelPlan[] {
  return LEVELS.map((level) => {
    const groups = review.groups.filter((group) => group.level === level);
    const ids = new Set(groups.map((group) => group.id));
    const sessions = review.sessions.filter((session) => ids.has(session.group));
    const heard = new Set(sessions.map((session) => session.group));
    return {
      level,
      groups: groups.filter((group) => heard.has(group.id)).map((group) => group.name),
      sessions: sessions.length,
      people: sessions.reduce((sum, session) => sum + (session.headcount ?? 0), 0),
    };
  });
}
