/** The pictures of a deck, as the drawing of a page needs them: each is asked for once, when it is first drawn. */

import type { OpenReview } from '../../model/openReview.svelte';
import type { PictureId } from '../../model/types';

/** Where a drawing finds its pictures. */
export interface Drawn {
  /** The picture as a data URL; undefined while it is on its way. */
  source(picture: PictureId): string | undefined;
}

/** The pictures of an open review. A picture never changes under its id. */
export class Pictures implements Drawn {
  #sources = $state.raw<Readonly<Record<PictureId, string>>>({});
  #asked = new Set<PictureId>();
  #open: OpenReview;

  constructor(open: OpenReview) {
    this.#open = open;
  }

  source(picture: PictureId): string | undefined {
    const source = this.#sources[picture];
    // Drawing must not change what it reads: the answer comes in a later turn.
    if (source === undefined) queueMicrotask(() => void this.#ask(picture));
    return source;
  }

  /** The pictures that have arrived, for a window that cannot ask. */
  get all(): Readonly<Record<PictureId, string>> {
    return this.#sources;
  }

  async #ask(picture: PictureId): Promise<void> {
    if (this.#asked.has(picture)) return;
    this.#asked.add(picture);
    const outcome = await this.#open.attempt('picture', { picture });
    // A page that goes may still be drawn once more while its picture is gone already.
    if (outcome.ok) {
      const { media_type, data } = outcome.value;
      this.#sources = { ...this.#sources, [picture]: `data:${media_type};base64,${data}` };
    } else this.#asked.delete(picture);
  }
}

const kept = new WeakMap<OpenReview, Pictures>();

/** The pictures of a review; they stay while it is open. */
export function picturesOf(open: OpenReview): Pictures {
  const there = kept.get(open);
  if (there) return there;
  const made = new Pictures(open);
  kept.set(open, made);
  return made;
}
