/** The library: every review on this laptop, and the bin. */

import { list } from '../format';
import { errorOf, type CallOptions, type CommandName, type Host, type Request, type Response } from '../host/host';
import type { Notices } from './notices.svelte';
import type { Outcome } from './openReview.svelte';
import type { BackupContents, Card, Certificate, Checkup, LibraryPage, ReviewId, SalvagedReview } from './types';
import { words } from '../strings';

/** The library as it is shown. */
export class Library {
  page = $state.raw<LibraryPage | null>(null);
  /** The review that was moved to the bin last, which undo puts back. */
  #binned = $state.raw<{ review: ReviewId; client: string; notice: number } | null>(null);
  #host: Host;
  #notices: Notices;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  /** Reads the library again. */
  async read(): Promise<void> {
    const page = await this.#call('library', {});
    if (!page) return;
    this.page = page;
    // What the bin has destroyed by itself is told once.
    const gone = page.expired.map(({ client }) => (client ? `“${client}”` : words.library.unnamed));
    if (gone.length > 0) this.#notices.say(words.library.expired(list(gone)));
  }

  /** Begins an empty review and gives its id. */
  async begin(client: string, framework: string): Promise<ReviewId | null> {
    return (await this.#call('new_review', { client, framework }))?.review ?? null;
  }

  /** Puts a fresh copy of the sample into the library and gives its id. */
  async openSample(): Promise<ReviewId | null> {
    return (await this.#call('open_sample', {}))?.review ?? null;
  }

  /** Lets the person choose a review file, says which review it became and gives its id. */
  async bringIn(): Promise<ReviewId | null> {
    const created = await this.#call('import_review', {});
    if (!created) return null;
    await this.read();
    const card = this.page?.reviews.find(({ id }) => id === created.review);
    if (card) this.#notices.say(words.library.broughtIn(card.client));
    return created.review;
  }

  /** Lets the person choose where to and writes the whole review to a file. */
  async exportReview(card: Card): Promise<void> {
    const exported = await this.#call('export_review', { review: card.id });
    if (exported) this.#notices.say(words.library.exported(exported.file_name, exported.notes_kept_back));
  }

  /** Moves a review to the bin, with a way back. */
  async bin(card: Card): Promise<void> {
    if ((await this.#call('bin_review', { review: card.id })) === undefined) return;
    await this.read();
    const client = card.unreadable ? words.library.unnamed : card.client;
    const run = () => this.restore(card.id);
    const notice = this.#notices.say(words.library.binned(client), { label: words.undo, run });
    this.#binned = { review: card.id, client, notice };
  }

  /** Whether there is something that undo takes back. */
  get canUndo(): boolean {
    return this.#binned !== null;
  }

  /** Puts back what was moved to the bin last, and says so. */
  async undo(): Promise<void> {
    const binned = this.#binned;
    if (!binned) return;
    await this.restore(binned.review);
    if (this.#binned === null) this.#notices.say(words.library.restored(binned.client));
  }

  /** Takes a review out of the bin. */
  async restore(review: ReviewId): Promise<void> {
    if ((await this.#call('restore_review', { review })) === undefined) return;
    this.#forget(review);
    await this.read();
  }

  /** Destroys a review for good and gives the certificate; null after saying why it could not. Ask first. */
  async destroy(review: ReviewId): Promise<Certificate | null> {
    const certificate = await this.#call('destroy_review', { review });
    if (certificate === undefined) return null;
    this.#forget(review);
    await this.read();
    return certificate;
  }

  /** A review that is no longer in the bin cannot be taken out of it. */
  #forget(review: ReviewId): void {
    if (this.#binned?.review !== review) return;
    this.#notices.close(this.#binned.notice);
    this.#binned = null;
  }

  /** Puts the newest verified backup in the place of a damaged review. */
  async restoreBackup(review: ReviewId): Promise<boolean> {
    const done = (await this.#call('restore_backup', { review })) !== undefined;
    if (done) await this.read();
    return done;
  }

  /** Checks a review that is not open on the page, and mends what can be mended. */
  async check(review: ReviewId, options: CallOptions): Promise<Outcome<Checkup>> {
    try {
      const { value } = await this.#host.call('check_review', { review }, options);
      await this.#call('close_review', { review });
      await this.read();
      return { ok: true, value };
    } catch (thrown) {
      return { ok: false, error: errorOf(thrown) };
    }
  }

  /** The newest backup of a review that can be read; none when there is none. */
  async newestBackup(review: ReviewId): Promise<BackupContents | null> {
    const there = await this.#call('backups', { review });
    return there?.find(({ counts }) => counts !== null) ?? null;
  }

  /** Reads what can still be read of a damaged review into a new one. */
  async salvage(review: ReviewId): Promise<Outcome<SalvagedReview>> {
    try {
      const value = await this.#host.call('salvage_review', { review });
      await this.read();
      return { ok: true, value };
    } catch (thrown) {
      return { ok: false, error: errorOf(thrown) };
    }
  }

  /** The answer, or undefined after saying why there is none. */
  async #call<C extends CommandName>(name: C, request: Request<C>): Promise<Response<C> | undefined> {
    try {
      const answer = await this.#host.call(name, request);
      this.#notices.succeeded(name);
      return answer;
    } catch (thrown) {
      this.#notices.fail(errorOf(thrown), name);
      return undefined;
    }
  }
}
