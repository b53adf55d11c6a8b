/** The two ways in: the passphrase, or the recovery sheet together with a new passphrase. */

import { ChosenPassphrase } from './chosenPassphrase.svelte';

/** What is typed to get in. It is kept nowhere else. */
export class WayIn {
  passphrase = $state('');
  sheet = $state('');
  /** The passphrase is forgotten: the sheet takes its place. */
  isForgotten = $state(false);
  readonly chosen = new ChosenPassphrase();

  /** Whether everything is there that this way needs. */
  get isReady(): boolean {
    return this.isForgotten ? this.chosen.isReady && this.sheet.trim() !== '' : this.passphrase !== '';
  }

  /** Takes the other way. What was typed for this one is gone. */
  turn(): void {
    this.isForgotten = !this.isForgotten;
    this.passphrase = '';
    this.sheet = '';
    this.chosen.clear();
  }
}
