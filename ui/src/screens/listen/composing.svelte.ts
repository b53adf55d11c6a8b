/** A line while it is typed, and the lines on their way to disk. Nothing typed is ever lost. */

import { DraftSlot } from '../../model/drafts';
import type { OpenReview } from '../../model/openReview.svelte';
import { sourceKey } from '../../model/openReview.svelte';
import type { ApiError, EvidenceSource, MarkedNote } from '../../model/types';

/** A line that was entered and is not a note yet. */
export interface Waiting {
  readonly id: number;
  readonly line: string;
  /** How the line was understood, when that was known at Enter. */
  readonly understood: MarkedNote | null;
  readonly at: Date;
  /** Why it could not be kept; null while it is on its way. */
  readonly error: ApiError | null;
}

/** The composer of one source. It outlives the screen, so that leaving in the middle of a line costs nothing. */
export class Composing {
  /** The line as it is typed. */
  line = $state('');
  /** Why the last line could not be kept, while it stands in the field again. */
  refusal = $state<string | null>(null);
  /** Lines that were entered and are not notes yet, oldest first. */
  waiting = $state.raw<readonly Waiting[]>([]);
  #understood = $state.raw<{ line: string; note: MarkedNote } | null>(null);
  #open: OpenReview;
  #source: EvidenceSource;
  #last = 0;
  #asking = false;
  #slot: DraftSlot;

  constructor(open: OpenReview, source: EvidenceSource) {
    this.#open = open;
    this.#source = source;
    this.#slot = new DraftSlot(open, `note/${sourceKey(source)}`, () => this.#draft);
    void this.#restore();
  }

  /** How the core understands the line; the answer to an earlier line counts until the next one is here. */
  get understood(): MarkedNote | null {
    return this.line.trim() ? (this.#understood?.note ?? null) : null;
  }

  /** Takes what was typed. Never waits for anything. */
  type(line: string): void {
    this.line = line;
    this.refusal = null;
    void this.#understand();
    this.#slot.soon();
  }

  /** Makes the line a note. It stands among the notes at once; the field is free for the next. */
  enter(): void {
    const line = this.line;
    if (!line.trim()) return;
    const understood = this.#understood?.line === line ? this.#understood.note : null;
    this.#clear();
    void this.#add(line, understood);
  }

  /**
   * Makes each of several lines a note of its own, in their order, in the place of what is typed. Gives how many became
   * one; the rest wait among the notes with the reason.
   */
  async enterAll(lines: readonly string[]): Promise<number> {
    this.#clear();
    const kept = Promise.all(lines.filter((line) => line.trim()).map((line) => this.#add(line, null)));
    void this.keepDraft();
    return (await kept).filter(Boolean).length;
  }

  /** Tries once more to keep a line that failed. */
  retry(waiting: Waiting): void {
    const again = { ...waiting, error: null };
    this.waiting = this.waiting.map((each) => (each.id === waiting.id ? again : each));
    void this.#keep(again);
  }

  /** Takes a line that failed back into the field, before whatever is typed there. */
  takeBack(waiting: Waiting): void {
    this.waiting = this.waiting.filter((each) => each.id !== waiting.id);
    this.type([waiting.line, this.line].filter(Boolean).join(' '));
  }

  /** Keeps the half-typed text now: after a pause, on leaving, when the window goes. */
  keepDraft(): Promise<void> {
    return this.#slot.keep();
  }

  /** Everything that is not a note yet, one line each; the last one is half typed. */
  get #draft(): string {
    const unkept = [...this.waiting.map((waiting) => waiting.line), this.line];
    return unkept.every((line) => !line) ? '' : unkept.join('\n');
  }

  async #restore(): Promise<void> {
    const draft = await this.#slot.read();
    if (!draft) return;
    const lines = draft.split('\n');
    const typed = lines.pop() ?? '';
    // Lines that had been entered when the program ended become notes now.
    for (const line of lines.filter((each) => each.trim())) void this.#add(line, null);
    if (typed) this.type([typed, this.line].filter(Boolean).join(' '));
  }

  #add(line: string, understood: MarkedNote | null): Promise<boolean> {
    const waiting = { id: ++this.#last, line, understood, at: new Date(), error: null };
    this.waiting = [...this.waiting, waiting];
    return this.#keep(waiting);
  }

  /** Whether it became a note. */
  async #keep(waiting: Waiting): Promise<boolean> {
    const outcome = await this.#open.write('add_note', { source: this.#source, line: waiting.line }, { quiet: true });
    if (outcome.ok) {
      this.waiting = this.waiting.filter((each) => each.id !== waiting.id);
      // The core forgets the half-typed text with every note; what was typed since is kept anew.
      this.#slot.emptied();
    } else if (this.line === '' && this.waiting.length === 1) {
      this.waiting = [];
      this.type(waiting.line);
      this.refusal = outcome.error.message;
    } else {
      this.waiting = this.waiting.map((each) => (each.id === waiting.id ? { ...each, error: outcome.error } : each));
    }
    await this.keepDraft();
    return outcome.ok;
  }

  /** Asks how the line is understood; one question at a time, so that fast typing does not pile them up. */
  async #understand(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    while (this.line.trim() && this.line !== this.#understood?.line) {
      const line = this.line;
      const note = await this.#open.ask('parse_note', { line });
      if (!note) break;
      this.#understood = { line, note };
    }
    this.#asking = false;
  }

  #clear(): void {
    this.#slot.rest();
    this.line = '';
    this.refusal = null;
    this.#understood = null;
  }
}

const composers = new WeakMap<OpenReview, Map<string, Composing>>();

/** The composer of a source in an open review; always the same one. */
export function composingOf(open: OpenReview, source: EvidenceSource): Composing {
  let known = composers.get(open);
  if (!known) composers.set(open, (known = new Map()));
  const key = sourceKey(source);
  let composing = known.get(key);
  if (!composing) known.set(key, (composing = new Composing(open, source)));
  return composing;
}
