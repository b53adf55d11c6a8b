/** Which words of two texts differ. */

import { diffWordsWithSpace } from 'diff';

/** A stretch of a text: in both, or in this one alone. */
export interface Stretch {
  readonly text: string;
  readonly differs: boolean;
}

/** Two texts side by side. */
export interface SideBySide {
  readonly old: readonly Stretch[];
  readonly new: readonly Stretch[];
  /** Whether so little is left that marking words would only be noise. */
  readonly isRewritten: boolean;
}

/** Below this part of common words a text counts as rewritten. */
const COMMON = 0.3;

/** Compares two texts word by word. */
export function sideBySide(before: string, after: string): SideBySide {
  const whole = (text: string): Stretch[] => (text === '' ? [] : [{ text, differs: false }]);
  if (before === '' || after === '') return { old: whole(before), new: whole(after), isRewritten: false };
  const parts = diffWordsWithSpace(before, after);
  const sides = { old: [] as Stretch[], new: [] as Stretch[] };
  let common = 0;
  for (const [at, { value, added, removed }] of parts.entries()) {
    if (added) put(sides.new, value, true);
    else if (removed) put(sides.old, value, true);
    else {
      common += letters(value);
      // A lone space between two stretches that differ belongs to them: one mark reads calmer than two.
      const isBetween = value.trim() === '' && at > 0 && at < parts.length - 1;
      put(sides.old, value, isBetween && sides.old.at(-1)?.differs === true && differsNext(parts, at, 'removed'));
      put(sides.new, value, isBetween && sides.new.at(-1)?.differs === true && differsNext(parts, at, 'added'));
    }
  }
  if (common < COMMON * Math.max(letters(before), letters(after)))
    return { old: whole(before), new: whole(after), isRewritten: true };
  return { old: tight(sides.old), new: tight(sides.new), isRewritten: false };
}

/** The stretches with the space around those that differ left unmarked. */
function tight(side: readonly Stretch[]): Stretch[] {
  const tight: Stretch[] = [];
  for (const { text, differs } of side) {
    const words = text.trim();
    if (!differs || words === '') put(tight, text, differs);
    else {
      const from = text.indexOf(words);
      if (from > 0) put(tight, text.slice(0, from), false);
      put(tight, words, true);
      if (from + words.length < text.length) put(tight, text.slice(from + words.length), false);
    }
  }
  return tight;
}

/** Whether a stretch that differs on that side follows before the next common one. */
function differsNext(parts: ReturnType<typeof diffWordsWithSpace>, at: number, side: 'added' | 'removed'): boolean {
  const next = parts.slice(at + 1).findIndex((part) => !part.added && !part.removed);
  return parts.slice(at + 1, next < 0 ? undefined : at + 1 + next).some((part) => part[side]);
}

function put(side: Stretch[], text: string, differs: boolean): void {
  const last = side.at(-1);
  if (last?.differs === differs) side[side.length - 1] = { text: last.text + text, differs };
  else side.push({ text, differs });
}

function letters(text: string): number {
  return text.replace(/\s/gu, '').length;
}
