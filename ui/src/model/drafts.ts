/** What is half typed. The core keeps it beside the review, so that it is there on return, even after a power cut. */

import type { OpenReview } from './openReview.svelte';

/** The longest that half-typed text waits to be kept, in milliseconds. */
const PAUSE = 150;

/** One text that the core keeps. It never becomes part of the review by itself. */
export class DraftSlot {
  #open: OpenReview;
  #name: string;
  #text: () => string;
  /** What the core holds; null when that is not certain. */
  #kept: string | null = '';
  #sending: Promise<void> | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Keeps it no more when the review is left: another slot of that name has taken its place. */
  readonly end: () => void;

  /**
   * @param name names it within the review
   * @param text what is half typed now
   */
  constructor(open: OpenReview, name: string, text: () => string) {
    this.#open = open;
    this.#name = name;
    this.#text = text;
    this.end = open.beforeLeaving(() => this.keep());
  }

  /** What was kept; empty for nothing. */
  async read(): Promise<string> {
    const kept = (await this.#open.ask('draft', { slot: this.#name })) ?? '';
    if (kept) this.#kept = null;
    return kept;
  }

  /** Keeps it soon. Further keys do not put it off: somebody who types without a pause loses no more than one who rests. */
  soon(): void {
    this.#pause ??= setTimeout(() => void this.keep(), PAUSE);
  }

  /** Keeps it now: on leaving, and when the window goes. */
  keep(): Promise<void> {
    this.rest();
    this.#sending ??= this.#send().finally(() => (this.#sending = null));
    return this.#sending;
  }

  /** Does not keep what waited to be kept. */
  rest(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  /** Says that the core may have emptied it. */
  emptied(): void {
    this.#kept = null;
  }

  /** One call at a time, and again while something was typed meanwhile: an older text never overtakes a newer one. */
  async #send(): Promise<void> {
    for (let text = this.#text(); text !== this.#kept; text = this.#text()) {
      if ((await this.#open.ask('set_draft', { slot: this.#name, text })) === undefined) return;
      this.#kept = text;
    }
  }
}

/** A line that adds something to a list, while nothing is added yet. */
export interface HalfLine {
  /** What was typed in it before; empty for nothing. */
  read: () => Promise<string>;
  /** Takes what is typed in it now. */
  write: (text: string) => void;
}

/** The half-typed lines of a review. */
class HalfLines {
  #texts = new Map<string, string>();
  #slot: DraftSlot;
  #known: Promise<void>;

  constructor(open: OpenReview) {
    this.#slot = new DraftSlot(open, 'lines', () =>
      this.#texts.size === 0 ? '' : JSON.stringify(Object.fromEntries(this.#texts)),
    );
    this.#known = this.#restore();
  }

  line(place: string): HalfLine {
    return {
      read: async () => {
        await this.#known;
        return this.#texts.get(place) ?? '';
      },
      write: (text) => {
        if (text === (this.#texts.get(place) ?? '')) return;
        if (text) this.#texts.set(place, text);
        else this.#texts.delete(place);
        this.#slot.soon();
      },
    };
  }

  /** Keeps nothing more. */
  end(): void {
    this.#slot.rest();
    this.#slot.end();
  }

  async #restore(): Promise<void> {
    const kept = await this.#slot.read();
    if (!kept) return;
    for (const [place, text] of Object.entries(read(kept))) {
      if (!this.#texts.has(place)) this.#texts.set(place, text);
    }
  }
}

/** The half-typed lines as they were kept; none of a text that was cut off because it was far too long. */
function read(kept: string): Record<string, string> {
  try {
    return JSON.parse(kept) as Record<string, string>;
  } catch {
    return {};
  }
}

const known = new WeakMap<OpenReview, HalfLines>();

/**
 * The half-typed line at a place of an open review. It outlives the screen.
 *
 * @param place names the list that the line adds to
 */
export function halfLine(open: OpenReview, place: string): HalfLine {
  let lines = known.get(open);
  if (!lines) known.set(open, (lines = new HalfLines(open)));
  return lines.line(place);
}

/** Reads the half-typed lines of a review anew from now on: the core has taken out what belonged to something deleted. */
export function rereadHalfLines(open: OpenReview): void {
  known.get(open)?.end();
  known.delete(open);
}
