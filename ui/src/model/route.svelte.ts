/** Where the person is: the library, or a stage of a review and a place within it. */

import type { Place, ReviewId, Stage } from './types';

/** The stages that work, in order. *Follow through* joins when it does. */
export const STAGES: readonly Stage[] = ['prepare', 'listen', 'rate', 'synthesize', 'debrief'];

/** The stage that a place belongs to. */
export function stageOf(place: Place): Stage {
  if ('stage' in place) return place.stage;
  if ('element' in place) return 'rate';
  if ('session' in place || 'document' in place || 'evidence' in place) return 'listen';
  return 'synthesize';
}

/** Whether two places are the same. */
export function samePlace(one: Place | null, other: Place | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Where somebody was in a review, to come back to. */
export interface Whereabouts {
  readonly review: ReviewId;
  readonly stage: Stage;
  readonly places: Readonly<Partial<Record<Stage, Place>>>;
}

/** The way through the product. Each stage remembers its last place, so coming back leads to where the work was. */
export class Route {
  /** The review that is open; none in the library. */
  review = $state<ReviewId | null>(null);
  /** The stage that is shown while a review is open. */
  stage = $state<Stage>('prepare');
  /** Grows with every jump, so that a jump to the same place counts again. */
  jumps = $state(0);
  #left: () => void;
  #places = $state.raw<Partial<Record<Stage, Place>>>({});

  /** @param left hears that the person goes to another stage, another review or the library */
  constructor(left: () => void = () => undefined) {
    this.#left = left;
  }

  /** The last place within the stage that is shown. */
  get place(): Place | null {
    return this.placeIn(this.stage);
  }

  /** The last place within a stage. */
  placeIn(stage: Stage): Place | null {
    return this.#places[stage] ?? null;
  }

  /** Where the person is; none in the library. */
  get here(): Whereabouts | null {
    return this.review ? { review: this.review, stage: this.stage, places: this.#places } : null;
  }

  /** Goes back to where the person was. */
  comeBack({ review, stage, places }: Whereabouts): void {
    this.#left();
    this.review = review;
    this.stage = stage;
    this.#places = places;
  }

  /** Goes to the library. */
  toLibrary(): void {
    this.#left();
    this.review = null;
    this.#places = {};
  }

  /** Goes into a review. */
  toReview(review: ReviewId, stage: Stage): void {
    this.#left();
    if (review !== this.review) this.#places = {};
    this.review = review;
    this.stage = stage;
  }

  /** Goes to a stage, to its last place. */
  toStage(stage: Stage): void {
    if (stage !== this.stage) this.#left();
    this.stage = stage;
  }

  /** Goes to a place in the review that is open. */
  jump(place: Place): void {
    const stage = stageOf(place);
    if (!('stage' in place)) this.#places = { ...this.#places, [stage]: place };
    this.toStage(stage);
    this.jumps += 1;
  }

  /** Notes where the person is now within the stage, without counting as a jump: what they selected themselves. */
  settle(place: Place): void {
    if (samePlace(place, this.placeIn(stageOf(place)))) return;
    this.#places = { ...this.#places, [stageOf(place)]: place };
  }
}
