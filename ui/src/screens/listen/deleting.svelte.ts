/** Deleting a note or a session so that nothing is left of it: what is told before, and the way to the end. */

import { day, list } from '../../format';
import { rereadHalfLines } from '../../model/drafts';
import type { OpenReview } from '../../model/openReview.svelte';
import type { ApiError, ForGood, Going } from '../../model/types';
import { words } from '../../strings';

/** One attempt, from the dialog’s opening to its end. */
export class Deleting {
  /** What goes along; null until it was read. */
  going = $state.raw<Going | null>(null);
  /** Whether the backups that hold it go too. */
  withBackups = $state(false);
  isRunning = $state(false);
  /** Why it was refused. */
  refusal = $state.raw<ApiError | null>(null);

  constructor(
    private readonly open: OpenReview,
    private readonly what: ForGood,
  ) {}

  /** Whether there is a copy that holds it. */
  get isHeld(): boolean {
    if (!this.going) return false;
    const { backups, others, elsewhere } = this.going.held;
    return backups + others + elsewhere > 0;
  }

  /** Reads what goes along. */
  async read(): Promise<void> {
    await this.open.settled();
    const going = await this.open.attempt('what_goes', { what: this.what });
    if (going.ok) this.going = going.value;
    else this.refusal = going.error;
  }

  /** Deletes it; whether it was done. */
  async run(): Promise<boolean> {
    if (this.isRunning) return false;
    this.isRunning = true;
    this.refusal = null;
    const fields = { what: this.what, backups: this.withBackups && this.isHeld };
    const done = await this.open.write('delete_for_good', fields, { quiet: true });
    this.isRunning = false;
    // What was half typed of it is gone in the core; the page must not bring it back.
    if (done.ok) rereadHalfLines(this.open);
    else this.refusal = done.error;
    return done.ok;
  }
}

/** What goes along and where it stays, one sentence each. */
export function goingSentences({ along, held, unreached }: Going): string[] {
  const is = words.keeping;
  return [
    ...(along.steps > 0 ? [is.steps(along.steps)] : []),
    ...(along.rationales.length > 0 ? [is.rationales(list(along.rationales))] : []),
    ...(along.findings > 0 ? [is.findings(along.findings)] : []),
    ...(held.backups === 0
      ? [is.noBackup(held.elsewhere + unreached.length > 0)]
      : [held.last_goes_on ? is.heldIn(held.backups, day(held.last_goes_on)) : is.heldForever(held.backups)]),
    ...(held.others > 0 ? [is.others(held.others)] : []),
    ...(held.elsewhere > 0 ? [is.heldElsewhere(held.elsewhere)] : []),
    ...(unreached.length > 0 ? [is.maybeElsewhere(quoted(unreached))] : []),
  ];
}

const quoted = (names: string[]) => list(names.map((name) => `“${name}”`));
