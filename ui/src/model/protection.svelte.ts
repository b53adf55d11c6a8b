/** Passphrase, recovery sheet and lock, as the page sees them. What is typed is never kept here. */

import { errorOf, type CommandName, type Host, type Request, type Response } from '../host/host';
import type { ApiError, LockState, NotEncrypted, PassphraseStrength, RecoveryKey } from './types';

/** How a step ended: what it gave, or why not. */
export type Step<T> = { ok: true; value: T } | { ok: false; error: ApiError };

/** Whether the library is protected, and locked. */
export class Protection {
  /** None until it was read. */
  state = $state.raw<LockState | null>(null);
  #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whether somebody must unlock before anything else. */
  get isLocked(): boolean {
    return this.state?.locked ?? false;
  }

  /** Reads how things stand. */
  async read(): Promise<void> {
    const state = await this.#call('lock_state', {});
    if (state.ok) this.state = state.value;
  }

  /** How long a passphrase would hold; none where it could not be asked. */
  async judge(passphrase: string): Promise<PassphraseStrength | null> {
    const judged = await this.#call('judge_passphrase', { passphrase });
    return judged.ok ? judged.value : null;
  }

  /** Makes keys under a passphrase; they count once the sheet is typed back. */
  begin(passphrase: string): Promise<Step<RecoveryKey>> {
    return this.#call('begin_protection', { passphrase });
  }

  /** Lets the person choose where to and writes the recovery sheet; gives its name, or nothing when they close the dialog. */
  async saveSheet(): Promise<Step<string | null>> {
    const saved = await this.#call('save_recovery_sheet', {});
    return saved.ok ? { ok: true, value: saved.value?.file_name ?? null } : saved;
  }

  /** Takes the groups that were asked for; from here on everything is encrypted but for the reviews that it gives. */
  async finish(typed: string[]): Promise<Step<NotEncrypted[]>> {
    return this.#turn('finish_protection', { typed });
  }

  /** Opens a locked library. */
  async unlock(passphrase: string): Promise<Step<null>> {
    return this.#turn('unlock', { passphrase });
  }

  /** Opens a locked library with the recovery sheet, under a new passphrase. */
  async unlockWithSheet(sheet: string, passphrase: string): Promise<Step<null>> {
    return this.#turn('unlock_with_sheet', { sheet, passphrase });
  }

  /** Puts another passphrase in the place of the one there is. */
  async change(old: string, passphrase: string): Promise<Step<null>> {
    return this.#turn('change_passphrase', { old, new: passphrase });
  }

  /** Moves the library to where it is on this laptop alone. */
  async moveLibrary(): Promise<Step<null>> {
    return this.#turn('move_library', {});
  }

  /** Closes every review and forgets the keys. */
  async lock(): Promise<Step<null>> {
    return this.#turn('lock', {});
  }

  /** A step after which things may stand otherwise. */
  async #turn<C extends CommandName>(name: C, request: Request<C>): Promise<Step<Response<C>>> {
    const turned = await this.#call(name, request);
    await this.read();
    return turned;
  }

  async #call<C extends CommandName>(name: C, request: Request<C>): Promise<Step<Response<C>>> {
    try {
      return { ok: true, value: await this.#host.call(name, request) };
    } catch (thrown) {
      return { ok: false, error: errorOf(thrown) };
    }
  }
}
