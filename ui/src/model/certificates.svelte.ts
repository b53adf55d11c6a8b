/** The certificate that is shown, and where it can be saved from. */

import { errorOf, type Host } from '../host/host';
import { words } from '../strings';
import type { Notices } from './notices.svelte';
import type { Certificate, ReviewId } from './types';

/** A certificate with the review that keeps it; none where the review itself is gone. */
export interface ShownCertificate {
  readonly certificate: Certificate;
  readonly review: ReviewId | null;
}

/** Shows one certificate at a time. */
export class Certificates {
  shown = $state.raw<ShownCertificate | null>(null);
  #host: Host;
  #notices: Notices;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  /** Shows a certificate. */
  show(certificate: Certificate, review: ReviewId | null): void {
    this.shown = { certificate, review };
  }

  /** Puts it away. */
  close(): void {
    this.shown = null;
  }

  /** Lets the person choose where to and writes the certificate to a file. */
  async save(): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    try {
      const saved =
        shown.review === null
          ? await this.#host.call('save_last_certificate', {})
          : await this.#host.call('save_certificate', { review: shown.review });
      if (saved) this.#notices.say(words.keeping.saved(saved.file_name));
    } catch (thrown) {
      this.#notices.fail(errorOf(thrown));
    }
  }
}
