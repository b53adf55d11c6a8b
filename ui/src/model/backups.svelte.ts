/** Backups, the second place for them, and the ways back. */

import { errorOf, type CommandName, type Host, type Request, type Response } from '../host/host';
import { words } from '../strings';
import type { Notices } from './notices.svelte';
import type { Step } from './protection.svelte';
import type { BackupContents, Brought, FoundCopies, PlaceState, ReviewId, SinceBackup } from './types';

/** What is known of backups, whoever’s review they are of. */
export class Backups {
  /** The second place; none until it was read. */
  place = $state.raw<PlaceState | null>(null);
  #host: Host;
  #notices: Notices;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  /** Reads how things stand with the second place. */
  async read(): Promise<void> {
    this.place = (await this.#ask('second_place', {})) ?? this.place;
  }

  /** Lets the person choose the second place, which is filled at once. */
  async choosePlace(): Promise<void> {
    const place = await this.#ask('choose_second_place', {});
    if (!place) return;
    this.place = place;
    const name = place.name ?? '';
    this.#notices.say(place.trouble ? words.backups.trouble[place.trouble](name) : words.backups.chosen(name));
  }

  /** Copies nothing there any more. */
  async forgetPlace(): Promise<void> {
    this.place = (await this.#ask('forget_second_place', {})) ?? this.place;
  }

  /** Lets the person choose a folder with copies and takes in what is not here; whether anything came. */
  async bringFromPlace(): Promise<boolean> {
    const brought = await this.#ask('bring_from_place', {});
    if (brought) this.say(brought);
    return (brought?.reviews ?? 0) > 0;
  }

  /** Says what came and what did not. */
  say(brought: Brought): void {
    this.#notices.say(words.backups.brought(brought.reviews, brought.there_already, brought.refused));
  }

  /** Lets the person choose the folder with the copies of a laptop that is gone; none when they close the dialog. */
  findCopies(): Promise<Step<FoundCopies | null>> {
    return this.#step('find_copies', {});
  }

  /** Takes over keys and reviews from there. With a sheet, the passphrase is a new one. */
  recover(passphrase: string, sheet: string | null): Promise<Step<Brought>> {
    return this.#step('recover_copies', { passphrase, sheet });
  }

  /** The backups of a review, newest first. */
  list(review: ReviewId): Promise<Step<BackupContents[]>> {
    return this.#step('backups', { review });
  }

  /** What the review has that its backup of that moment has not. */
  since(review: ReviewId, at: string): Promise<Step<SinceBackup>> {
    return this.#step('since_backup', { review, at });
  }

  /** Makes one now and says so. */
  async make(review: ReviewId): Promise<void> {
    const made = await this.#ask('back_up_now', { review });
    if (made !== undefined) this.#notices.say(made ? words.backups.made : words.backups.nothingNew);
  }

  /** Puts what a backup holds into the library as a review of its own and gives its id. */
  async restoreCopy(review: ReviewId, at: string): Promise<ReviewId | null> {
    return (await this.#ask('restore_copy', { review, at }))?.review ?? null;
  }

  /** The answer, or undefined after saying why there is none. */
  async #ask<C extends CommandName>(name: C, request: Request<C>): Promise<Response<C> | undefined> {
    const step = await this.#step(name, request);
    if (step.ok) return step.value;
    this.#notices.fail(step.error, name);
    return undefined;
  }

  async #step<C extends CommandName>(name: C, request: Request<C>): Promise<Step<Response<C>>> {
    try {
      return { ok: true, value: await this.#host.call(name, request) };
    } catch (thrown) {
      return { ok: false, error: errorOf(thrown) };
    }
  }
}
