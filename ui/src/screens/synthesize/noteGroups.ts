/** The evidence by element, as a finding's picker shows it. */

import type { OpenReview } from '../../model/openReview.svelte';
import type { ElementCode, Evidence, EvidenceId } from '../../model/types';
import { words } from '../../strings';

/** At most this many notes of a group are drawn; a search narrows the rest down. */
const MOST = 150;

/** The notes on one element. */
export interface NoteGroup {
  readonly key: string;
  readonly name: string;
  /** How many there are. */
  readonly all: number;
  /** The first of them. */
  readonly notes: readonly Evidence[];
  readonly isOpen: boolean;
}

/**
 * Groups the notes that have every word of `text`: those of `onTop` first, then by element, beginning with the elements
 * of `first`, then what has no element. A note with several elements stands under each. While something is searched, and
 * when there is no `first`, every group is open.
 */
export function noteGroups(
  open: OpenReview,
  { onTop, first, text }: { onTop: readonly EvidenceId[]; first: readonly ElementCode[]; text: string },
): NoteGroup[] {
  const wanted = text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const fits = (note: Evidence) => {
    const has = note.text.toLocaleLowerCase();
    return wanted.every((word) => has.includes(word));
  };
  const top = new Set(onTop);
  const rest = (note: Evidence) => !top.has(note.id) && fits(note);
  const elements = [...open.elements].sort((one, other) => rank(first, one.code) - rank(first, other.code));
  const group = (key: string, name: string, notes: readonly Evidence[], isOpen: boolean): NoteGroup => ({
    key,
    name,
    all: notes.length,
    notes: notes.slice(0, MOST),
    isOpen: isOpen || wanted.length > 0,
  });

  return [
    group('linked', words.synthesize.linkedNow, onTop.flatMap((id) => open.note(id) ?? []).filter(fits), true),
    ...elements.map((element) =>
      group(
        element.code,
        `${element.code} ${element.name}`,
        open.notesOn(element.code).filter(rest),
        first.length === 0 || first.includes(element.code),
      ),
    ),
    group(
      'untagged',
      words.synthesize.untagged,
      open.review.evidence.filter((note) => note.elements.length === 0 && rest(note)),
      first.length === 0,
    ),
  ].filter((each) => each.all > 0);
}

/** The elements of `first` come first; among equals the framework's order stays. */
function rank(first: readonly ElementCode[], code: ElementCode): number {
  return first.includes(code) ? 0 : 1;
}
