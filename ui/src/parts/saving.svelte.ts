/** What a field does with typed text: keeps it on leaving or Enter, shows a refusal, and never loses what was typed. */

import type { Outcome } from '../model/openReview.svelte';

/** What `onsave` may give: the outcome of a write, or nothing. */
export type Saved = Promise<Outcome<unknown> | undefined> | Outcome<unknown> | undefined;

/** A field's typed text until it is kept. */
export class Typing {
  /** What is typed and not kept yet; null while the field shows what is kept. */
  typed = $state<string | null>(null);
  /** Why the core refused it. */
  refusal = $state<string | null>(null);
  #kept: () => string;
  #save: (text: string) => Saved;

  constructor(kept: () => string, save: (text: string) => Saved) {
    this.#kept = kept;
    this.#save = save;
  }

  /** What the field shows. */
  get shown(): string {
    return this.typed ?? this.#kept();
  }

  /** Whether there is something typed that differs from what is kept. */
  get isUnsaved(): boolean {
    return this.typed !== null && this.typed !== this.#kept();
  }

  /** Takes what was typed. */
  type(text: string): void {
    this.typed = text;
    this.refusal = null;
  }

  /** Keeps it. What is refused stays in the field with the reason. */
  async keep(): Promise<void> {
    const text = this.typed;
    if (text === null) return;
    if (text === this.#kept()) {
      this.typed = null;
      return;
    }
    const outcome = await this.#save(text);
    if (outcome && !outcome.ok) this.refusal = outcome.error.message;
    // What was typed meanwhile stays.
    else if (this.typed === text) this.typed = null;
  }

  /** Goes back to what is kept. */
  leave(): void {
    this.typed = null;
    this.refusal = null;
  }
}
