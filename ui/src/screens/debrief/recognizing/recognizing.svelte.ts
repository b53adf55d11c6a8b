/** Who could be recognized by the words of a version: every place, by whom it points to, and what was decided about it. */

import type { OpenReview } from '../../../model/openReview.svelte';
import type { Audience, RecognizableWords, RecognitionChoice } from '../../../model/types';

/** The places that point to one name. */
export interface PointedAt {
  readonly name: string;
  readonly by: RecognizableWords['by'];
  readonly places: readonly RecognizableWords[];
  /** How many of them hold an export back. */
  readonly open: number;
}

/** What names a place: the text and the words. */
export function placeKey({ words }: RecognizableWords): string {
  return JSON.stringify([words.owner, words.words]);
}

/** The places of one review that point to somebody, in the version for one audience. */
export class Recognizing {
  /** Whether they are shown. */
  isOpen = $state(false);
  /** Whether the last try to find them failed. */
  failed = $state(false);
  /** The places, in the order of the deck; none until they were read. */
  places = $state.raw<readonly RecognizableWords[] | null>(null);
  /** The names whose places are decided alike. */
  alike = $state.raw<ReadonlySet<string>>(new Set());
  #audience: Audience = 'leadership';
  #reads = 0;

  readonly names: readonly PointedAt[] = $derived(byName(this.places ?? []));
  readonly open: number = $derived((this.places ?? []).filter((place) => place.open).length);

  constructor(private readonly review: OpenReview) {}

  /** Shows them. */
  async show(audience: Audience): Promise<void> {
    this.isOpen = true;
    // What was typed a moment ago is looked through as well.
    await this.review.settled();
    await this.read(audience);
  }

  /** Finds them anew. An answer that comes after a later question is of no use any more. */
  async read(audience: Audience = this.#audience): Promise<void> {
    this.#audience = audience;
    this.#reads += 1;
    const reading = this.#reads;
    const places = await this.review.ask('recognizable', { audience });
    if (reading !== this.#reads) return;
    this.failed = places === undefined;
    if (places) this.places = places;
  }

  /** Decides about a place, or about all that point to the same name; none decides anew. */
  async settle(place: RecognizableWords, choice: RecognitionChoice | null): Promise<void> {
    const together = this.alike.has(place.name)
      ? (this.places ?? []).filter(({ name }) => name === place.name)
      : [place];
    const outcome = await this.review.write('settle_words', { words: together.map(({ words }) => words), choice });
    if (outcome.ok) await this.read();
  }

  /** Decides the places of a name alike, or each by itself. */
  setAlike(name: string, isAlike: boolean): void {
    const alike = new Set(this.alike);
    if (isAlike) alike.add(name);
    else alike.delete(name);
    this.alike = alike;
  }

  close(): void {
    this.isOpen = false;
  }
}

/** The descriptor that stands in place of the words, if one does. */
export function descriptorOf({ choice }: RecognizableWords): string | null {
  return choice !== null && typeof choice === 'object' ? choice.replaced : null;
}

function byName(places: readonly RecognizableWords[]): PointedAt[] {
  const names = new Map<string, RecognizableWords[]>();
  for (const place of places) {
    const there = names.get(place.name);
    if (there) there.push(place);
    else names.set(place.name, [place]);
  }
  return [...names].map(([name, of]) => ({
    name,
    // A name that is a source somewhere is approved; the weightier reason stands beside it.
    by: of.find(({ by }) => by !== 'source')?.by ?? 'source',
    places: of,
    open: of.filter(({ open }) => open).length,
  }));
}
