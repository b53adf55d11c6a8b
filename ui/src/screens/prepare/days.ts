/** Sessions by day, in the order they take place. */

import type { Session } from '../../model/types';

/** The sessions of one day; those without a day come first, because they wait for one. */
export interface SessionDay {
  /** `2026-03-09`, or none yet. */
  readonly day: string | null;
  readonly sessions: readonly Session[];
}

/** Puts sessions under their days. Within a day they stand by time. */
export function byDay(sessions: readonly Session[]): SessionDay[] {
  const days = new Map<string | null, Session[]>();
  for (const session of sessions) {
    const day = session.starts_at?.slice(0, 10) ?? null;
    days.set(day, [...(days.get(day) ?? []), session]);
  }
  return [...days]
    .sort(([one], [other]) => (one ?? '').localeCompare(other ?? ''))
    .map(([day, list]) => ({
      day,
      sessions: list.toSorted((one, other) => (one.starts_at ?? '').localeCompare(other.starts_at ?? '')),
    }));
}

/** When a session that is given a day begins, until its time is written too. */
export const FIRST_TIME = '09:00:00';
