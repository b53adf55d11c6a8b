/** A passphrase that somebody is choosing. */

import type { PassphraseStrength } from '../../model/types';

/** What was typed twice, and how long it holds. */
export class ChosenPassphrase {
  passphrase = $state('');
  again = $state('');
  /** Null until it was judged. */
  strength = $state.raw<PassphraseStrength | null>(null);

  /** Whether the second is no beginning of the first. */
  get isDifferent(): boolean {
    return this.again !== '' && !this.passphrase.startsWith(this.again);
  }

  /** Whether it is long enough and typed twice. */
  get isReady(): boolean {
    return (
      this.passphrase !== '' &&
      this.again === this.passphrase &&
      this.strength !== null &&
      this.strength !== 'too_short'
    );
  }

  /** Forgets what was typed. */
  clear(): void {
    this.passphrase = '';
    this.again = '';
  }
}
