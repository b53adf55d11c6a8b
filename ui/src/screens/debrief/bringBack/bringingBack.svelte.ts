/** Bringing back text that was edited in PowerPoint: the file, what was edited in it, what is accepted of it. */

import type { OpenReview } from '../../../model/openReview.svelte';
import type { ApiError, BroughtChange, BroughtFile, Progress } from '../../../model/types';
import { words } from '../../../strings';
import { pageCode } from '../pages';

/** The changes of one page, with their places in the list of all. */
export interface ChangedPage {
  /** The page's code, and the slide where a page stands in several places of the file. */
  readonly id: string;
  readonly title: string;
  readonly slide: number;
  readonly changes: readonly { readonly at: number; readonly change: BroughtChange }[];
}

/** One file at a time of one review. */
export class BringingBack {
  /** Whether the comparison is shown. */
  isOpen = $state(false);
  isReading = $state(false);
  isTaking = $state(false);
  /** How far the reading is; nothing yet while the person chooses the file. */
  progress = $state.raw<Progress | null>(null);
  /** What the file brings; none until it was read. */
  file = $state.raw<BroughtFile | null>(null);
  /** Why the file could not be read, or its changes not be taken. */
  refusal = $state.raw<ApiError | null>(null);
  /** The changes that are accepted, by their places. */
  accepted = $state.raw<ReadonlySet<number>>(new Set());
  #stop: AbortController | null = null;

  readonly changes: readonly BroughtChange[] = $derived(this.file?.back.changes ?? []);
  readonly pages: readonly ChangedPage[] = $derived(byPage(this.changes));

  constructor(private readonly open: OpenReview) {}

  /** Asks for a file and compares its text with the review. */
  async start(): Promise<void> {
    if (this.isReading || this.isTaking) return;
    this.isReading = true;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    // What was typed a moment ago is compared as well.
    await this.open.settled();
    const outcome = await this.open.attempt(
      'bring_back',
      {},
      {
        signal,
        onProgress: (progress) => {
          // The system's dialog is gone: from here on there is something to see.
          if (!this.isOpen) this.#show(null, null);
          this.progress = progress;
        },
      },
    );
    this.isReading = false;
    this.progress = null;
    this.#stop = null;
    if (!outcome.ok) {
      if (outcome.error.code === 'cancelled') this.close();
      else this.#show(null, outcome.error);
    } else if (outcome.value) this.#show(outcome.value, null);
  }

  #show(file: BroughtFile | null, refusal: ApiError | null): void {
    this.file = file;
    this.refusal = refusal;
    // What needs a second look is not taken unless somebody says so.
    const plain = this.changes.flatMap((change, at) => (needsALook(change) ? [] : [at]));
    this.accepted = new Set(plain);
    this.isOpen = true;
  }

  /** Accepts a change or leaves it. */
  accept(at: number, isAccepted: boolean): void {
    const accepted = new Set(this.accepted);
    if (isAccepted) accepted.add(at);
    else accepted.delete(at);
    this.accepted = accepted;
  }

  /** Accepts every change, or none. */
  acceptAll(isAccepted: boolean): void {
    this.accepted = new Set(isAccepted ? this.changes.keys() : []);
  }

  /** Takes what is accepted as one step, with a way back. */
  async take(): Promise<void> {
    const { file, accepted } = this;
    if (!file || accepted.size === 0 || this.isTaking || this.isReading) return;
    this.isTaking = true;
    const changes = this.changes.filter((_, at) => accepted.has(at));
    const outcome = await this.open.offering(
      'take_brought',
      { audience: file.audience, changes },
      ({ taken, refused }) => ({
        said: words.debrief.bringBack.took(taken, refused.length, file.file_name),
        isDone: taken > 0,
      }),
      { quiet: true },
    );
    this.isTaking = false;
    if (outcome.ok) this.close();
    else this.refusal = outcome.error;
  }

  /** Leaves it; reading that is under way is stopped. Nothing was changed. */
  close(): void {
    this.#stop?.abort();
    if (this.isTaking) return;
    this.isOpen = false;
    this.file = null;
    this.refusal = null;
  }
}

/** Whether a change would cost something that its words do not show. */
export function needsALook(change: BroughtChange): boolean {
  return change.changed_meanwhile || change.quote_altered;
}

function byPage(changes: readonly BroughtChange[]): ChangedPage[] {
  const pages: (ChangedPage & { changes: { at: number; change: BroughtChange }[] })[] = [];
  for (const [at, change] of changes.entries()) {
    const id = pageCode(change.page);
    const last = pages.at(-1);
    if (last?.id === id) last.changes.push({ at, change });
    else pages.push({ id, title: change.page_title, slide: change.slide, changes: [{ at, change }] });
  }
  return pages;
}
