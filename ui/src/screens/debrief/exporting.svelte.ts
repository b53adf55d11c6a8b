/** Exporting the deck: what is chosen, how far it is, stopping it, what was written, and the log of it all. */

import type { Notices } from '../../model/notices.svelte';
import type { OpenReview } from '../../model/openReview.svelte';
import type { ApiError, Audience, Exported, ExportEntry, ExportForm, Progress, Reveal } from '../../model/types';
import { words } from '../../strings';
import { fileSize } from './pages';

/** Exports of one review's deck. */
export class Exporting {
  /** Whether the person is choosing what to export. */
  isOpen = $state(false);
  /** The form that is chosen; it stays from one export to the next. */
  form = $state<ExportForm>('pdf');
  isRunning = $state(false);
  /** How far it is; nothing yet while the person chooses where to. */
  progress = $state.raw<Progress | null>(null);
  /** Why the last try failed, until the next. */
  refusal = $state.raw<ApiError | null>(null);
  /** The file that was written since the dialog was opened. */
  written = $state.raw<Exported | null>(null);
  /** What was exported before, newest first; null until it was read. */
  log = $state.raw<readonly ExportEntry[] | null>(null);
  #stop: AbortController | null = null;

  constructor(
    private readonly open: OpenReview,
    private readonly notices: Notices,
  ) {}

  /** Begins to choose. */
  choose(): void {
    this.refusal = null;
    this.written = null;
    this.isOpen = true;
  }

  /** Another form or audience: what was said about the last one is of no use any more. */
  chosen(form: ExportForm = this.form): void {
    this.form = form;
    this.refusal = null;
    this.written = null;
  }

  /** Leaves the choosing; work that is under way is stopped. */
  close(): void {
    this.cancel();
    this.isOpen = false;
  }

  /** Asks where to and writes the file. */
  async run(audience: Audience): Promise<void> {
    if (this.isRunning) return;
    this.chosen();
    this.isRunning = true;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    // What was typed a moment ago belongs into the file.
    await this.open.settled();
    const outcome = await this.open.attempt(
      'export_deck',
      { form: this.form, audience },
      { signal, onProgress: (progress) => (this.progress = progress) },
    );
    this.isRunning = false;
    this.progress = null;
    this.#stop = null;
    if (!outcome.ok) {
      if (outcome.error.code !== 'cancelled') this.refusal = outcome.error;
      else this.notices.say(words.debrief.stopped);
    } else if (outcome.value) {
      this.written = outcome.value;
      await this.readLog();
    }
  }

  /** Stops it; what was there before stays. */
  cancel(): void {
    this.#stop?.abort();
  }

  /** Opens the file that was written, or shows it in its folder. */
  async reveal(how: Reveal): Promise<void> {
    const outcome = await this.open.revealExport(how);
    if (!outcome.ok) this.refusal = outcome.error;
  }

  /** Reads what was exported before. */
  async readLog(): Promise<void> {
    const log = await this.open.ask('exports', {});
    if (log) this.log = log;
  }
}

/** What was written, as a sentence. */
export function writtenSentence({ file_name, pages, bytes }: Exported): string {
  const size = fileSize(bytes);
  return pages === null
    ? words.debrief.exportedWhole(file_name, size)
    : words.debrief.exported(file_name, words.debrief.pageCount(pages), size);
}
