/** Sessions by day and documents: what notes belong to. */

import type { OpenReview } from '../../model/openReview.svelte';
import type { EvidenceSource, Place, Session } from '../../model/types';

/** How long a session is taken to last, in minutes, while nothing says when it ended. */
const LASTS = 90;

/** The sessions of one day, by their time. */
export interface Day {
  /** `2026-03-09`; null for sessions without a time. */
  date: string | null;
  sessions: Session[];
}

/** The sessions by day, earliest first; those without a time come last. */
export function days(sessions: readonly Session[]): Day[] {
  const sorted = sessions.toSorted((one, other) =>
    one.starts_at === other.starts_at ? 0 : (one.starts_at ?? '9') < (other.starts_at ?? '9') ? -1 : 1,
  );
  const found: Day[] = [];
  for (const session of sorted) {
    const date = session.starts_at?.slice(0, 10) ?? null;
    const last = found.at(-1);
    if (last && last.date === date) last.sessions.push(session);
    else found.push({ date, sessions: [session] });
  }
  return found;
}

/** Whether a session takes place at a moment, given as local time such as `2026-03-09T09:30:00`. */
export function isNow(session: Session, now: string): boolean {
  if (!session.starts_at) return false;
  const passed = (Date.parse(now) - Date.parse(session.starts_at)) / 60_000;
  return passed >= -15 && passed < LASTS;
}

/** This moment in the time of the place, as the core writes it. */
export function localNow(date: Date = new Date()): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** All sources in the order of the list. */
export function sources(open: OpenReview): EvidenceSource[] {
  return [
    ...days(open.review.sessions).flatMap((day) => day.sessions.map((session) => ({ session: session.id }))),
    ...open.review.documents.map((document) => ({ document: document.id })),
  ];
}

/** The source that a place leads to; none when it is gone. */
export function sourceAt(open: OpenReview, place: Place | null): EvidenceSource | null {
  if (!place) return null;
  if ('session' in place) return open.session(place.session) ? { session: place.session } : null;
  if ('document' in place) return open.document(place.document) ? { document: place.document } : null;
  if ('evidence' in place) return open.note(place.evidence)?.source ?? null;
  return null;
}

/** Where to begin: the session that takes place now, else the next one planned, else the last one held. */
export function firstSource(open: OpenReview, now: string = localNow()): EvidenceSource | null {
  const sessions = days(open.review.sessions).flatMap((day) => day.sessions);
  const session =
    sessions.find((each) => isNow(each, now)) ?? sessions.find((each) => each.status === 'planned') ?? sessions.at(-1);
  if (session) return { session: session.id };
  const document = open.review.documents[0];
  return document ? { document: document.id } : null;
}
