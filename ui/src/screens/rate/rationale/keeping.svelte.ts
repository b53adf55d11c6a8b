/**
 * Keeps a rationale while it is written: half typed at once, as a step of the review after a pause and on leaving, and
 * again after a failure.
 */

import { halfLine, type HalfLine } from '../../../model/drafts';
import type { OpenReview } from '../../../model/openReview.svelte';
import type { ElementCode, Rationale } from '../../../model/types';

/** A pause in typing after which the rationale becomes part of the review, in milliseconds. */
const PAUSE = 700;

/** What could not be kept yet, by element. It outlives the screen: a full disk costs no sentence. */
const unkept = new WeakMap<OpenReview, Map<ElementCode, Rationale>>();

/** Holds a rationale that is typed and not kept, written as the core takes it. */
const half = (open: OpenReview, code: ElementCode): HalfLine => halfLine(open, `rationale/${code}`);

/**
 * Makes the rationales that were being typed when the program ended part of the review. What the person types meanwhile
 * goes before; what cannot be kept stays half typed.
 */
export async function takeUpRationales(open: OpenReview): Promise<void> {
  if (open.isFinal) return;
  for (const { code } of open.elements) {
    const line = half(open, code);
    const text = await line.read();
    if (!text || unkept.get(open)?.has(code)) continue;
    const rationale = JSON.parse(text) as Rationale;
    const isKept = text === JSON.stringify(open.decision(code)?.rationale ?? []);
    const done = isKept || (await open.write('set_rationale', { element: code, rationale })).ok;
    if (done && !unkept.get(open)?.has(code)) line.write('');
  }
}

/** The rationale of one element on its way to disk. */
export class Keeping {
  /** What is typed and not kept; null while the editor shows what is kept. */
  typed = $state.raw<Rationale | null>(null);
  /** The kept rationale that the editor has shown last, to know a change that came from elsewhere. */
  #seen: string;
  #open: OpenReview;
  #code: ElementCode;
  #half: HalfLine;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(open: OpenReview, code: ElementCode) {
    this.#open = open;
    this.#code = code;
    this.#half = half(open, code);
    this.typed = this.#unkept.get(code) ?? null;
    this.#seen = JSON.stringify(this.kept);
  }

  /** The rationale as the core has it. */
  get kept(): Rationale {
    return this.#open.decision(this.#code)?.rationale ?? [];
  }

  /** What the editor shows. */
  get shown(): Rationale {
    return this.typed ?? this.kept;
  }

  /** Takes what was typed. */
  type(rationale: Rationale): void {
    this.typed = rationale;
    this.#unkept.set(this.#code, rationale);
    this.#half.write(JSON.stringify(rationale));
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.keep(), PAUSE);
  }

  /** Keeps it now. What fails stays typed, and is tried again with the next key or on leaving. */
  async keep(): Promise<void> {
    clearTimeout(this.#pause);
    const rationale = this.typed;
    if (rationale === null || rationale === this.#sending) return;
    this.#sending = rationale;
    const outcome = await this.#open.write('set_rationale', { element: this.#code, rationale });
    if (this.#sending === rationale) this.#sending = null;
    if (!outcome.ok) return;
    this.#seen = JSON.stringify(outcome.value.rationale);
    // What was typed meanwhile is kept by its own turn.
    if (this.typed !== rationale) return;
    this.typed = null;
    if (this.#unkept.get(this.#code) === rationale) {
      this.#unkept.delete(this.#code);
      this.#half.write('');
    }
  }

  /** The kept rationale, when it was changed by something else than this editor, such as undo; null otherwise. */
  changedElsewhere(): Rationale | null {
    const kept = this.kept;
    if (this.typed !== null || JSON.stringify(kept) === this.#seen) return null;
    this.#seen = JSON.stringify(kept);
    return kept;
  }

  /** What is on its way, so that leaving during a save does not save twice. */
  #sending: Rationale | null = null;

  get #unkept(): Map<ElementCode, Rationale> {
    let all = unkept.get(this.#open);
    if (!all) unkept.set(this.#open, (all = new Map()));
    return all;
  }
}
