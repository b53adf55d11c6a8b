/** What a field does with typed text: keeps it on leaving or Enter, shows a refusal, and never loses what was typed. */

import type { HalfLine } from '../model/drafts';
import type { Outcome } from '../model/openReview.svelte';

/** What `onsave` may give: the outcome of a write, or nothing. */
export type Saved = Promise<Outcome<unknown> | undefined> | Outcome<unknown> | undefined;

/** A pause after which typed text becomes part of the review, in milliseconds: a sentence is one step of undo. */
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
  #half: HalfLine | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param kept what is kept now
   * @param save keeps a text
   * @param pauses keeps it after a pause in typing, too
   * @param half holds what is typed until it is kept, so that a power cut takes no sentence
   */
  constructor(
    kept: () => string,
    save: (text: string) => Saved,
    { pauses = false, half }: { pauses?: boolean; half?: HalfLine | undefined } = {},
  ) {
    this.#kept = kept;
    this.#save = save;
    this.#pauses = pauses;
    this.#half = half;
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

  /** Takes up what was typed and not kept when the program ended, unless the person is typing already. */
  async restore(): Promise<void> {
    const text = await this.#half?.read();
    if (!text || this.typed !== null) return;
    this.type(text);
    await this.pause();
  }

  /** Takes what was typed. */
  type(text: string): void {
    this.typed = text;
    this.refusal = null;
    this.#half?.write(text);
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
      if (text === null || (this.isUnsaved && !(await this.#saves(text)))) return;
      this.#paused = { text, as: this.#kept() };
      if (this.typed === text) this.#half?.write('');
    });
  }

  /** Goes back to what is kept. */
  leave(): void {
    clearTimeout(this.#timer);
    this.typed = null;
    this.refusal = null;
    this.#paused = null;
    this.#half?.write('');
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
