/** What to ask next, and which coming session could fill what is thin. */

import type { OpenReview } from '../../model/openReview.svelte';
import type { ElementCode, EvidenceSource, GroupLevel, Session } from '../../model/types';
import { localNow } from './sources';

/** One element with what to ask about it. */
export interface Asking {
  code: ElementCode;
  name: string;
  questions: readonly string[];
  /** Whether this source has spoken to it already. */
  isHeard: boolean;
}

/**
 * The elements least heard first, with the questions for the people of this session; what they have spoken to sinks.
 * A document is asked nothing: it is searched for what counts as evidence.
 */
export function askNext(open: OpenReview, source: EvidenceSource): Asking[] {
  const group = open.groupHeard(source);
  const here = new Set(open.notesFrom(source).flatMap((note) => note.elements));
  const { coverage } = open.follows;
  const heard = new Map(
    coverage.elements.map((code, at) => [
      code,
      coverage.rows.reduce((sum, row) => sum + (row.cells[at]?.notes ?? 0), 0),
    ]),
  );
  const thin = new Set(coverage.thin);
  // How much stands against asking: heard here, then heard from two levels, then how often heard at all.
  const weigh = (code: ElementCode) =>
    (here.has(code) ? 1e6 : 0) + (thin.has(code) ? 0 : 1e5) + Math.min(heard.get(code) ?? 0, 9999);
  return open.elements
    .map((element) => ({
      code: element.code,
      name: element.name,
      questions: group ? element.probes[group.level] : element.evidence,
      isHeard: here.has(element.code),
    }))
    .filter((asking) => asking.questions.length > 0)
    .toSorted((one, other) => weigh(one.code) - weigh(other.code));
}

/** What is heard from too few levels, and who could say more. */
export interface Thin {
  /** Heard from nobody. */
  silent: ElementCode[];
  /** Heard from people of one level. */
  oneLevel: ElementCode[];
  /** The next planned session with people of a level that has not spoken to the first of them. */
  ask: Session | null;
}

/** Finds it. */
export function thin(open: OpenReview, now: string = localNow()): Thin {
  const { coverage } = open.follows;
  const levels = (code: ElementCode): Set<GroupLevel> => {
    const at = coverage.elements.indexOf(code);
    const found = new Set<GroupLevel>();
    for (const row of coverage.rows) {
      const group = row.group === null ? undefined : open.group(row.group);
      if (group && (row.cells[at]?.notes ?? 0) > 0) found.add(group.level);
    }
    return found;
  };
  const heardFrom = new Map(coverage.thin.map((code) => [code, levels(code)]));
  const planned = open.review.sessions
    .filter((session) => session.status === 'planned')
    .toSorted((one, other) => order(one, now).localeCompare(order(other, now)));
  const ask = planned.find((session) => {
    const level = open.group(session.group)?.level;
    return level && [...heardFrom.values()].some((heard) => !heard.has(level));
  });
  return {
    silent: coverage.thin.filter((code) => heardFrom.get(code)?.size === 0),
    oneLevel: coverage.thin.filter((code) => heardFrom.get(code)?.size === 1),
    ask: ask ?? null,
  };
}

/** The next session first; those whose time has gone by and those without one come last. */
function order(session: Session, now: string): string {
  if (!session.starts_at) return '9';
  return (session.starts_at >= now.slice(0, 10) ? '0' : '8') + session.starts_at;
}
