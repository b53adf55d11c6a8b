/** The review that is open: all of it, what follows from it, and the one way to change it. */

import { errorOf, type CallOptions, type CommandName, type Host, type Request, type Response } from '../host/host';
import { words } from '../strings';
import type { Notices } from './notices.svelte';
import type {
  ApiError,
  Commands,
  Decision,
  Document,
  Element,
  ElementCode,
  Evidence,
  EvidenceId,
  EvidenceSource,
  Follows,
  Group,
  Level,
  LevelCode,
  Member,
  MemberId,
  OpenedReview,
  Rating,
  Reveal,
  Review,
  ReviewId,
  Session,
  Topic,
  Wrote,
} from './types';

/** The commands that change a review. */
export type WriteCommand = {
  [C in CommandName]: [Extract<Commands[C]['answer'], Wrote<unknown>>] extends [never] ? never : C;
}[CommandName];

/** The commands that read something of a review. */
export type ReadCommand = {
  [C in CommandName]: Commands[C]['request'] extends { review: ReviewId } ? C : never;
}[CommandName];

/** What a write gives back; null where the person may close a dialog, which changes nothing. */
export type Value<C extends WriteCommand> =
  (Extract<Response<C>, Wrote<unknown>> extends Wrote<infer T> ? T : never) | Extract<Response<C>, null>;

/** A request without the review, which the open review adds itself. */
export type Fields<C extends CommandName> = Omit<Request<C>, 'review'>;

/**
 * What a write is asked with. A function where the fields carry what stays along with what changes: it is called when
 * the write's turn comes, so that a change made just before is not taken back.
 */
export type Asked<C extends CommandName> = Fields<C> | (() => Fields<C>);

/** How a write ended. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: ApiError };

/** An element with the area it belongs to. */
export type PlacedElement = Element & { area: string };

/** An open review. Screens read its fields; every change goes through `write`. */
export class OpenReview {
  /** All of it. Replaced in parts after each write; never changed in place. */
  review: Review = $state.raw() as Review;
  /** What follows from it: stages, checks, coverage, undo, quoted notes. */
  follows: Follows = $state.raw() as Follows;
  /** Which member types on this laptop. */
  me = $state<MemberId | null>(null);
  /** How many writes are under way. */
  #writing = $state(0);
  /** Whether the last write failed. */
  #unsaved = $state(false);

  #host: Host;
  #notices: Notices;
  /** Writes run one after another, in the order they were made. */
  #line: Promise<unknown> = Promise.resolve();
  #followers = new Set<(read: Promise<unknown>) => void>();
  /** How each text that is half typed is kept. */
  #halves = new Set<() => Promise<void>>();
  /** The message that offers to take a removal back. */
  #offer: number | null = null;

  /** Elements in scope, in the framework's order. */
  readonly elements: readonly PlacedElement[] = $derived(
    this.review.framework.areas.flatMap((area) =>
      area.elements
        .filter((element) => !this.review.out_of_scope.includes(element.code))
        .map((element) => ({ ...element, area: area.code })),
    ),
  );
  readonly levels: readonly Level[] = $derived(this.review.framework.scale.levels);
  /** Whether it is locked. */
  readonly isFinal: boolean = $derived(this.review.state === 'final');
  /** Whether its sources were destroyed: there are no notes any more, and sessions have days without times. */
  readonly isWithoutSources: boolean = $derived(this.review.keeping.sources_destroyed_on !== null);

  #elementOf = $derived(
    new Map(this.review.framework.areas.flatMap((area) => area.elements.map((element) => [element.code, element]))),
  );
  #groupOf = $derived(byId(this.review.groups));
  #memberOf = $derived(byId(this.review.team));
  #sessionOf = $derived(byId(this.review.sessions));
  #documentOf = $derived(byId(this.review.documents));
  #noteOf = $derived(byId(this.review.evidence));
  #decisionOf = $derived(new Map(this.review.decisions.map((decision) => [decision.element, decision])));
  #notesOn = $derived.by(() => {
    const on = new Map<ElementCode, Evidence[]>();
    for (const note of this.review.evidence) for (const code of note.elements) listed(on, code).push(note);
    return on;
  });
  #notesFrom = $derived.by(() => {
    const from = new Map<string, Evidence[]>();
    for (const note of this.review.evidence) listed(from, sourceKey(note.source)).push(note);
    return from;
  });
  #ratingsOn = $derived.by(() => {
    const on = new Map<ElementCode, Rating[]>();
    for (const rating of this.review.ratings) listed(on, rating.element).push(rating);
    return on;
  });

  constructor(host: Host, notices: Notices, opened: OpenedReview) {
    this.#host = host;
    this.#notices = notices;
    this.review = opened.review;
    this.follows = opened.follows;
    this.me = opened.me;
  }

  get id(): ReviewId {
    return this.review.id;
  }

  /** The one word about saving. `saved` is true only after the core has written it to disk. */
  get saving(): 'saved' | 'saving' | 'unsaved' {
    if (this.#writing > 0) return 'saving';
    return this.#unsaved ? 'unsaved' : 'saved';
  }

  element(code: ElementCode): Element | undefined {
    return this.#elementOf.get(code);
  }

  group(id: string): Group | undefined {
    return this.#groupOf.get(id);
  }

  member(id: string | null): Member | undefined {
    return id === null ? undefined : this.#memberOf.get(id);
  }

  session(id: string): Session | undefined {
    return this.#sessionOf.get(id);
  }

  document(id: string): Document | undefined {
    return this.#documentOf.get(id);
  }

  note(id: EvidenceId): Evidence | undefined {
    return this.#noteOf.get(id);
  }

  decision(code: ElementCode): Decision | undefined {
    return this.#decisionOf.get(code);
  }

  /** The notes tagged with an element, in the order of the review. */
  notesOn(code: ElementCode): readonly Evidence[] {
    return this.#notesOn.get(code) ?? [];
  }

  /** The notes of a session or a document, in the order they were written down. */
  notesFrom(source: EvidenceSource): readonly Evidence[] {
    return this.#notesFrom.get(sourceKey(source)) ?? [];
  }

  ratingsOn(code: ElementCode): readonly Rating[] {
    return this.#ratingsOn.get(code) ?? [];
  }

  /** A level with its rank; 1 is the weakest. */
  level(code: LevelCode): { level: Level; rank: number } | undefined {
    const index = this.levels.findIndex((level) => level.code === code);
    const level = this.levels[index];
    return level && { level, rank: index + 1 };
  }

  /** The group that was heard in a note's session; none for documents. */
  groupHeard(source: EvidenceSource): Group | undefined {
    const session = 'session' in source ? this.session(source.session) : undefined;
    return session && this.group(session.group);
  }

  /**
   * Changes the review: runs the command, then reads what it changed. Resolves when the screens show it. A failure is
   * said in a notice, unless `quiet` because the caller shows it beside its field.
   */
  write<C extends WriteCommand>(
    name: C,
    fields: Asked<C>,
    options: { quiet?: boolean } & CallOptions = {},
  ): Promise<Outcome<Value<C>>> {
    // Undo would take back this change from now on.
    if (this.#offer !== null) this.#notices.close(this.#offer);
    this.#offer = null;
    this.#writing += 1;
    const turn = this.#line.then(async (): Promise<Outcome<Value<C>>> => {
      try {
        const given = typeof fields === 'function' ? fields() : fields;
        const request = { ...given, review: this.id } as unknown as Request<C>;
        const wrote = (await this.#host.call(name, request, options)) as Wrote<Value<C>> | null;
        this.#unsaved = false;
        this.#notices.succeeded(name);
        if (wrote === null) return { ok: true, value: null as Value<C> };
        this.follows = { ...this.follows, undo: wrote.undo };
        if (wrote.changed.length > 0) await this.#readTopics(wrote.changed);
        return { ok: true, value: wrote.value };
      } catch (thrown) {
        const error = errorOf(thrown);
        // A refused value is shown as refused; it is not work that waits to be saved.
        this.#unsaved = ['disk', 'internal', 'damaged', 'open_elsewhere'].includes(error.code);
        if (!options.quiet) this.#notices.fail(error, name);
        return { ok: false, error };
      } finally {
        this.#writing -= 1;
      }
    });
    this.#line = turn;
    return turn;
  }

  /**
   * Removes something. It asks nothing; it says what went and offers the way back until something else is changed.
   *
   * @param said what the message says
   */
  remove<C extends WriteCommand>(name: C, fields: Asked<C>, said: string): Promise<Outcome<Value<C>>> {
    return this.offering(name, fields, () => ({ said, isDone: true }));
  }

  /**
   * Changes much at once and offers the way back, as `remove` does.
   *
   * @param tell what the message says of what was written, and whether there is anything to take back
   */
  async offering<C extends WriteCommand>(
    name: C,
    fields: Asked<C>,
    tell: (value: Value<C>) => { said: string; isDone: boolean },
    options: { quiet?: boolean } = {},
  ): Promise<Outcome<Value<C>>> {
    const outcome = await this.write(name, fields, options);
    if (!outcome.ok) return outcome;
    const { said, isDone } = tell(outcome.value);
    // A change that was made meanwhile is the one that undo would take back.
    const action = { label: words.undo, run: () => this.write('undo', {}) };
    if (this.#writing > 0 || !isDone) this.#notices.say(said);
    else this.#offer = this.#notices.say(said, action);
    return outcome;
  }

  /** Reads something about the review; undefined after saying why it could not. */
  async ask<C extends ReadCommand>(
    name: C,
    fields: Fields<C>,
    options: CallOptions = {},
  ): Promise<Response<C> | undefined> {
    const outcome = await this.attempt(name, fields, options);
    if (outcome.ok) return outcome.value;
    this.#notices.fail(outcome.error, name);
    return undefined;
  }

  /** The same for those who show themselves why it could not be done. */
  async attempt<C extends ReadCommand>(
    name: C,
    fields: Fields<C>,
    options: CallOptions = {},
  ): Promise<Outcome<Response<C>>> {
    try {
      const request = { ...fields, review: this.id } as unknown as Request<C>;
      const value = await this.#host.call(name, request, options);
      this.#notices.succeeded(name);
      return { ok: true, value };
    } catch (thrown) {
      return { ok: false, error: errorOf(thrown) };
    }
  }

  /** Opens the file that was exported last, or shows it in its folder. */
  async revealExport(how: Reveal): Promise<Outcome<null>> {
    try {
      return { ok: true, value: await this.#host.call('reveal_export', { how }) };
    } catch (thrown) {
      return { ok: false, error: errorOf(thrown) };
    }
  }

  /** Takes back the last change and says which. */
  async undo(said: (label: string) => string): Promise<void> {
    const done = await this.write('undo', {});
    if (done.ok && done.value !== null) this.#notices.say(said(done.value));
  }

  /** Makes the change again that was taken back last, and says which. */
  async redo(said: (label: string) => string): Promise<void> {
    const done = await this.write('redo', {});
    if (done.ok && done.value !== null) this.#notices.say(said(done.value));
  }

  /** Says which member types on this laptop. */
  async setMe(member: MemberId | null): Promise<void> {
    if ((await this.ask('set_me', { member })) !== undefined) this.me = member;
  }

  /**
   * Calls `heard` whenever something has changed, for what is made from the whole; gives a function that ends it.
   *
   * @param heard gets a promise that ends when the change has been read, or could not be
   */
  follow(heard: (read: Promise<unknown>) => void): () => void {
    this.#followers.add(heard);
    return () => void this.#followers.delete(heard);
  }

  /** Resolves when every write made so far has ended. */
  async settled(): Promise<void> {
    await this.#line;
  }

  /**
   * Has a half-typed text kept before the review is left; gives a function that ends it.
   *
   * @param keep keeps it now
   */
  beforeLeaving(keep: () => Promise<void>): () => void {
    this.#halves.add(keep);
    return () => void this.#halves.delete(keep);
  }

  /** Resolves when everything that was changed or typed is on disk, with what follows from fields that were just left. */
  async kept(): Promise<void> {
    do {
      await Promise.all([this.#line, this.#keepHalves()]);
      // What follows from an answer is asked for in the next turn.
      await new Promise((next) => setTimeout(next));
    } while (this.#writing > 0);
    // What became part of the review is half typed no more.
    await this.#keepHalves();
  }

  async #keepHalves(): Promise<void> {
    await Promise.all([...this.#halves].map((keep) => keep()));
  }

  async #readTopics(topics: Topic[]): Promise<void> {
    const reading = this.#host.call('read_review', { review: this.id, topics }).then(({ parts, follows }) => {
      this.review = { ...this.review, ...parts };
      this.follows = follows;
    });
    // What is made from the whole is asked for at the same time.
    const read = reading.catch(() => undefined);
    for (const heard of this.#followers) heard(read);
    await reading;
  }
}

/** One key for a source, so that notes can be found by it. */
export function sourceKey(source: EvidenceSource): string {
  return 'session' in source ? source.session : source.document;
}

function byId<T extends { id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((item) => [item.id, item]));
}

function listed<K, V>(map: Map<K, V[]>, key: K): V[] {
  const there = map.get(key);
  if (there) return there;
  const list: V[] = [];
  map.set(key, list);
  return list;
}
