/** What this laptop remembers about the window, whoever’s review is open. */

import { errorOf, type Host } from '../host/host';
import type { Notices } from './notices.svelte';
import type { Settings as Kept, WindowTheme } from './types';

/** The settings, remembered on this laptop. */
export class Settings {
  /** Until they were read, what they are at the first start. */
  #kept = $state.raw<Kept>({ theme: 'system', lock_after_minutes: 15, unprotected: true });
  #host: Host;
  #notices: Notices;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  /** Light, dark, or as the system has it. */
  get theme(): WindowTheme {
    return this.#kept.theme;
  }

  /** After so many minutes without a key or a click everything is locked; none for never. */
  get lockAfterMinutes(): number | null {
    return this.#kept.lock_after_minutes;
  }

  /** Somebody chose to go on without a passphrase. */
  get unprotected(): boolean {
    return this.#kept.unprotected;
  }

  /** Reads what was chosen before. */
  async read(): Promise<void> {
    try {
      this.#kept = await this.#host.call('settings', {});
    } catch (thrown) {
      this.#notices.fail(errorOf(thrown));
    }
  }

  /** Has a choice count at once and remembers it. */
  async choose(choice: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...choice };
    try {
      await this.#host.call('set_settings', { settings: this.#kept });
    } catch (thrown) {
      this.#notices.fail(errorOf(thrown));
    }
  }
}
