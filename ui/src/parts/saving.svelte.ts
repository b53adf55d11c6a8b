/** What a field does with typed text: keeps it on leaving or Enter, shows a refusal, and never loses what was typed. */

import type { Outcome } from '../model/openReview.svelte';

/** What `onsave` may give: the outcome of a write, or nothing. */
export type Saved = Promise<Outcome<unknown> | undefined> | Outcome<unknown> | undefined;

/** A pause after which typed text is kept, in milliseconds: a power cut then costs a sentence at most. */
const PAUSE = 2000;

/** A field's typed text until it is kept. */
export class Typing {
  /** What is typed; null while the field shows what is kept. */
  typed = $state<string | null>(null);
  /** Why the core refused it. */
  refusal = $state<string | null>(null);
  /** What was kept in a pause while the person types on, and what the core made of it: it may tidy spaces away. */
  #paused = $state.raw<{ text: string; as: string } | null>(null);
  #kept: () => string;
  #save: (text: string) => Saved;
  #line: Promise<unknown> = Promise.resolve();
  #pauses: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param kept what is kept now
   * @param save keeps a text
   * @param pauses keeps it after a pause in typing, too
   */
  constructor(kept: () => string, save: (text: string) => Saved, { pauses = false } = {}) {
    this.#kept = kept;
    this.#save = save;
    this.#pauses = pauses;
  }

  /** What the field shows: what is typed, unless what is kept has changed since, as by undo. */
  get shown(): string {
    if (this.typed === null) return this.#kept();
    const isOvertaken = this.#paused?.text === this.typed && this.#paused.as !== this.#kept();
    return isOvertaken ? this.#kept() : this.typed;
  }

  /** Whether there is something typed that is not kept. */
  get isUnsaved(): boolean {
    return this.typed !== null && this.typed !== this.#kept() && this.typed !== this.#paused?.text;
  }

  /** Takes what was typed. */
  type(text: string): void {
    this.typed = text;
    this.refusal = null;
    clearTimeout(this.#timer);
    // An emptied field is not a sentence that is finished; leaving it says that empty is meant.
    if (this.#pauses && text.trim()) this.#timer = setTimeout(() => void this.pause(), PAUSE);
  }

  /** Keeps it because the person has left or pressed Enter. What is refused stays in the field with the reason. */
  keep(): Promise<void> {
    clearTimeout(this.#timer);
    return this.#next(async () => {
      const text = this.typed;
      if (text === null) return;
      const isKept = !this.isUnsaved || (await this.#saves(text));
      // What was typed meanwhile stays.
      if (isKept && this.typed === text) this.leave();
    });
  }

  /** Keeps it because the person has paused, without touching what they are typing. */
  pause(): Promise<void> {
    return this.#next(async () => {
      const text = this.typed;
      if (text !== null && this.isUnsaved && (await this.#saves(text))) this.#paused = { text, as: this.#kept() };
    });
  }

  /** Goes back to what is kept. */
  leave(): void {
    clearTimeout(this.#timer);
    this.typed = null;
    this.refusal = null;
    this.#paused = null;
  }

  async #saves(text: string): Promise<boolean> {
    const outcome = await this.#save(text);
    if (!outcome || outcome.ok) return true;
    this.refusal = outcome.error.message;
    return false;
  }

  /** One after another, so that a pause and a leaving do not keep the same words twice. */
  #next(work: () => Promise<void>): Promise<void> {
    const turn = this.#line.then(work);
    this.#line = turn;
    return turn;
  }
}
