/** The evidence on one element, by what it says, and who has not spoken to it. */

import type { OpenReview } from '../../model/openReview.svelte';
import type { Direction, ElementCode, Evidence, Group } from '../../model/types';

/** What notes are grouped by: their direction, or that they have none. */
export type Heading = Direction | 'unmarked';

/** The notes under one heading. */
export interface Pile {
  heading: Heading;
  notes: Evidence[];
}

/** Gaps first, then strengths, open questions, and what nobody has marked; empty piles left out. */
export function piles(notes: readonly Evidence[]): Pile[] {
  const headings: readonly Heading[] = ['gap', 'strength', 'open_question', 'unmarked'];
  return headings
    .map((heading) => ({ heading, notes: notes.filter((note) => (note.direction ?? 'unmarked') === heading) }))
    .filter((pile) => pile.notes.length > 0);
}

/** From how many groups and documents the notes come. */
export function voices(open: OpenReview, notes: readonly Evidence[]): { groups: number; documents: number } {
  const groups = new Set<string>();
  const documents = new Set<string>();
  for (const { source } of notes) {
    const group = open.groupHeard(source);
    if (group) groups.add(group.id);
    if ('document' in source) documents.add(source.document);
  }
  return { groups: groups.size, documents: documents.size };
}

/** The groups with a session that have said nothing about the element. */
export function unheard(open: OpenReview, code: ElementCode): Group[] {
  const { elements, rows } = open.follows.coverage;
  const at = elements.indexOf(code);
  return rows.flatMap((row) => {
    const group = row.group === null || row.cells[at]?.notes !== 0 ? undefined : open.group(row.group);
    return group ?? [];
  });
}

/** The words selected within an element; null when nothing in it is selected. */
export function selectedIn(element: Element | null): string | null {
  const selection = document.getSelection();
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.commonAncestorContainer)) return null;
  return range.toString().trim() || null;
}
