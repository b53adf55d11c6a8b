/** Light, dark, or as the system has it. */

import { errorOf, type Host } from '../host/host';
import type { Notices } from './notices.svelte';
import type { WindowTheme } from './types';

/** The window's theme, remembered on this laptop. */
export class Theme {
  chosen = $state<WindowTheme>('system');
  #host: Host;
  #notices: Notices;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  /** Reads what was chosen before. */
  async read(): Promise<void> {
    try {
      this.chosen = (await this.#host.call('settings', {})).theme;
    } catch (thrown) {
      this.#notices.fail(errorOf(thrown));
    }
  }

  /** Shows a theme at once and remembers it. */
  async choose(theme: WindowTheme): Promise<void> {
    this.chosen = theme;
    try {
      await this.#host.call('set_settings', { settings: { theme } });
    } catch (thrown) {
      this.#notices.fail(errorOf(thrown));
    }
  }
}
