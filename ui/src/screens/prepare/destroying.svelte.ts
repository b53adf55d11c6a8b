/** Destroying the sources of the open review: what is told before, the name that is typed, and the way to the end. */

import { count, list } from '../../format';
import type { App } from '../../model/app.svelte';
import type { OpenReview } from '../../model/openReview.svelte';
import type { ApiError, BeforeDestroying, Certificate, Progress } from '../../model/types';
import { words } from '../../strings';

/** A fact to know before, under its heading. */
export interface Fact {
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** One attempt, from the dialog’s opening to its end. */
export class Destroying {
  /** What would go; null until it was read. */
  before = $state.raw<BeforeDestroying | null>(null);
  /** What was typed as the client’s name. */
  typed = $state('');
  isRunning = $state(false);
  progress = $state.raw<Progress | null>(null);
  /** Why the last try failed. */
  refusal = $state.raw<ApiError | null>(null);

  constructor(
    private readonly app: App,
    private readonly open: OpenReview,
  ) {}

  /** Whether the client’s name is typed. Capitals and outer white space make no difference. */
  get isNamed(): boolean {
    const folded = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase();
    return folded(this.typed) === folded(this.open.review.client);
  }

  /** Reads what would go. */
  async read(): Promise<void> {
    await this.open.settled();
    const before = await this.open.attempt('before_destroying', {});
    if (before.ok) this.before = before.value;
    else this.refusal = before.error;
  }

  /** Destroys, opens what stays, and shows the certificate; whether it was done. */
  async run(): Promise<boolean> {
    if (this.isRunning || !this.isNamed) return false;
    this.isRunning = true;
    this.refusal = null;
    await this.open.settled();
    const { id } = this.open;
    const done = await this.open.attempt(
      'destroy_sources',
      { client: this.typed },
      { onProgress: (progress) => (this.progress = progress) },
    );
    this.isRunning = false;
    this.progress = null;
    if (!done.ok) {
      this.refusal = done.error;
      return false;
    }
    // What the page still holds of the old review must not be seen, nor written, any more.
    await this.app.openReview(id, 'prepare');
    this.app.certificates.show(done.value, id);
    return true;
  }
}

/** The three facts to know before. */
export function facts(before: BeforeDestroying): Fact[] {
  const { sources, texts_quoting, names_undecided, backups, handed_out, other_reviews, unreached } = before;
  const is = words.keeping;
  const also = [
    ...(sources.reasons > 0 ? [is.reasons(sources.reasons)] : []),
    ...(sources.speaker_notes > 0 ? [is.speakerNotes(sources.speaker_notes)] : []),
    ...(sources.quotes_gone > 0 ? [is.quotesGone(sources.quotes_gone)] : []),
    ...(texts_quoting > 0 ? [is.textsQuoting(texts_quoting)] : []),
    ...(names_undecided > 0 ? [is.namesUndecided(names_undecided)] : []),
  ];
  const notes = count(sources.notes, 'note', 'notes');
  return [
    {
      heading: is.goes,
      sentences: [
        is.goesNotes(notes, count(sources.sessions, 'session', 'sessions')),
        ...(also.length > 0 ? [is.goesMore(list(also))] : []),
        is.goesFiles(is.backups(backups)),
      ],
    },
    {
      heading: is.stays,
      sentences: [is.staysText, ...(sources.quotes_kept > 0 ? [is.staysQuotes(sources.quotes_kept)] : [])],
    },
    {
      heading: is.unreached,
      sentences: [
        is.handedOut(handed_out),
        ...(unreached.length > 0 ? [is.places(list(unreached.map((name) => `“${name}”`)))] : []),
        ...(other_reviews > 0 ? [is.otherReviews(other_reviews)] : []),
        is.systems,
      ],
    },
  ];
}

/** The newest certificate of a review; undefined after saying why there is none. */
export async function newestCertificate(open: OpenReview): Promise<Certificate | undefined> {
  return (await open.ask('certificates', {}))?.[0];
}
