/** Exporting the deck: how far it is, stopping it, and saying what was written. */

import type { Notices } from '../../model/notices.svelte';
import type { OpenReview } from '../../model/openReview.svelte';
import type { Progress } from '../../model/types';
import { words } from '../../strings';
import { fileSize } from './pages';

/** An export of one review's deck. */
export class Exporting {
  isRunning = $state(false);
  /** How far it is; nothing yet while the person chooses where to. */
  progress = $state.raw<Progress | null>(null);
  #stop: AbortController | null = null;

  constructor(
    private readonly open: OpenReview,
    private readonly notices: Notices,
  ) {}

  /** Asks where to and writes the file. */
  async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    // What was typed a moment ago belongs into the file.
    await this.open.settled();
    const exported = await this.open.ask(
      'export_pdf',
      {},
      { signal, onProgress: (progress) => (this.progress = progress) },
    );
    this.isRunning = false;
    this.progress = null;
    this.#stop = null;
    if (exported) {
      const pages = words.debrief.pageCount(exported.pages ?? 0);
      this.notices.say(words.debrief.exported(exported.file_name, pages, fileSize(exported.bytes)));
    } else if (signal.aborted) this.notices.say(words.debrief.stopped);
  }

  /** Stops it; what was there before stays. */
  cancel(): void {
    this.#stop?.abort();
  }
}
