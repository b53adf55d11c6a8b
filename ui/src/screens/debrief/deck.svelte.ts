/** The deck as it is previewed: always that of the review as it stands, the last one staying in sight meanwhile. */

import { changed, type Change } from '../../model/change';
import type { OpenReview } from '../../model/openReview.svelte';
import type {
  Audience,
  AudienceSetting,
  Brand,
  DeckSettings,
  ExtraLayout,
  ExtraPage,
  ExtraPageId,
  Laid,
  LaidPage,
  PageKey,
  Preview,
} from '../../model/types';
import { words } from '../../strings';
import { settingOf } from './audiences';
import { Folds } from './folds.svelte';
import { hiddenInAll, pageCode, pageGroups, type PageGroup, type Sheet } from './pages';

/** The preview of one review's deck. */
export class DeckPreview {
  laid = $state.raw<Laid | null>(null);
  /** Whether the last try to lay it out failed. */
  failed = $state(false);
  /** Whose version is shown. */
  audience = $state<Audience>('leadership');
  /** The sheet that is shown, by id. */
  #chosen = $state<string | null>(null);
  #open: OpenReview;
  /** The parts of its settings that are unfolded. */
  readonly folds = new Folds();
  /** A page that was just added; it is shown as soon as it is laid out. */
  #awaited: string | null = null;
  /** The page that was just added, until its first field has taken the focus. */
  #fresh: string | null = null;
  #isReading = false;
  #isStale = false;
  /** The core's name for the layout that is shown. */
  #layout: number | null = null;
  /** Ends when the change that the layout shows has been read. */
  #change: Promise<unknown> = Promise.resolve();

  /** What the version that is shown lets be seen. */
  readonly version: AudienceSetting = $derived.by(() => settingOf(this.#open.review, this.audience));
  readonly groups: readonly PageGroup[] = $derived(this.laid ? pageGroups(this.laid, this.version.left_out) : []);
  readonly sheets: readonly Sheet[] = $derived(this.groups.flatMap((group) => group.sheets));
  /** How many sheets an export has. */
  readonly count: number = $derived(this.laid?.pages.length ?? 0);

  constructor(open: OpenReview) {
    this.#open = open;
  }

  /** Shows the version for another audience. */
  async showTo(audience: Audience): Promise<void> {
    if (audience === this.audience) return;
    this.audience = audience;
    await this.read();
  }

  /** The sheet that is shown: the chosen one, or another of its page when that is gone, or the first. */
  get sheet(): Sheet | undefined {
    const code = this.#chosen?.split('#')[0];
    return (
      this.sheets.find((sheet) => sheet.id === this.#chosen) ??
      this.groups.find((group) => group.id === code)?.sheets.at(-1) ??
      this.sheets[0]
    );
  }

  /** The page of the sheet that is shown. */
  get group(): PageGroup | undefined {
    const { sheet } = this;
    return this.groups.find((group) => sheet && group.sheets.includes(sheet));
  }

  choose(sheet: Sheet | undefined): void {
    if (sheet) this.#chosen = sheet.id;
  }

  /** Goes some sheets on or back. */
  walk(by: number): void {
    const at = this.sheets.findIndex((sheet) => sheet === this.sheet);
    this.choose(this.sheets[Math.min(Math.max(at + by, 0), this.sheets.length - 1)]);
  }

  /** Moves the page that is shown one place up (-1) or down (1). */
  async step(by: -1 | 1): Promise<void> {
    const at = this.groups.findIndex((group) => group === this.group);
    const page = this.groups[at];
    const to = at + by;
    if (!page || !this.canStep(by)) return;
    // Down by one means before the page after the next.
    await this.#open.write('move_page', { page: page.key, before: this.groups[by < 0 ? to : to + 1]?.key ?? null });
  }

  canStep(by: -1 | 1): boolean {
    const at = this.groups.findIndex((group) => group === this.group);
    return !this.#open.isFinal && at >= 0 && at + by >= 0 && at + by < this.groups.length;
  }

  /** Moves a page before another, or to the end; pages by their codes. */
  async move(id: string, before: string | null): Promise<void> {
    const key = (code: string | null) => this.groups.find((group) => group.id === code)?.key ?? null;
    const page = key(id);
    if (page) await this.#open.write('move_page', { page, before: key(before) });
  }

  /** Shows the page that is hidden, or hides it. */
  async toggle(): Promise<void> {
    const { group } = this;
    if (!group || this.#open.isFinal) return;
    await this.#open.write('show_page', { page: group.key, shown: hiddenInAll(this.#open.review, group) });
  }

  /** Adds an empty page after the one that is shown, and shows it. Gives its id. */
  async add(layout: ExtraLayout): Promise<ExtraPageId | undefined> {
    const at = this.groups.findIndex((group) => group === this.group);
    const before = this.groups[at + 1]?.key ?? null;
    const added = await this.#open.write('add_extra_page', { layout, before });
    if (!added.ok) return undefined;
    this.#fresh = pageCode({ extra: added.value.id });
    this.#awaited = `${this.#fresh}#1`;
    this.#showAwaited();
    return added.value.id;
  }

  /** Whether a page was just added, so that writing on it begins now; true once. */
  isFresh(code: string): boolean {
    if (this.#fresh !== code) return false;
    this.#fresh = null;
    return true;
  }

  /** Takes an added page away, with a way back. The page before it is shown. */
  async drop(extra: ExtraPageId): Promise<void> {
    const id = pageCode({ extra });
    const at = this.groups.findIndex((group) => group.id === id);
    const neighbor = this.groups[at - 1] ?? this.groups[at + 1];
    const title = this.groups[at]?.sheets[0]?.page.title ?? '';
    const outcome = await this.#open.remove('remove_extra_page', { page: extra }, words.debrief.pageDeleted(title));
    if (outcome.ok && this.group?.id === id) this.choose(neighbor?.sheets[0]);
  }

  /** Changes what stands on an added page. */
  setExtra(kept: ExtraPage, changes: Partial<ExtraPage>) {
    const now = () => this.#open.review.extra_pages.find(({ id }) => id === kept.id) ?? kept;
    return this.#open.write('change_extra_page', () => ({ page: changed(now(), changes) }), { quiet: true });
  }

  /** Leaves a page out of the version that is shown, or takes it back into it. */
  leaveOut(page: PageKey, isOut: boolean) {
    const code = pageCode(page);
    return this.setVersion(({ left_out }) => {
      const others = left_out.filter((each) => pageCode(each) !== code);
      return { left_out: isOut ? [...others, page] : others };
    });
  }

  /** Changes what the version that is shown lets be seen. */
  setVersion(change: Change<AudienceSetting>) {
    const { audience } = this;
    const whole = () => ({ setting: changed(settingOf(this.#open.review, audience), change) });
    return this.#open.write('set_audience', whole);
  }

  /** Changes the brand, of which the other parts stay as they are. */
  setBrand(part: Partial<Brand>) {
    return this.set(({ brand }) => ({ brand: { ...brand, ...part } }));
  }

  /** Takes the logo off the deck, with a way back. */
  async removeLogo(): Promise<void> {
    const without = () => {
      const { deck } = this.#open.review;
      return { deck: { ...deck, brand: { ...deck.brand, logo: null } } };
    };
    await this.#open.remove('set_deck', without, words.debrief.logoRemoved);
  }

  /** Changes settings of the deck as a whole. */
  set(changes: Change<DeckSettings>) {
    return this.#open.write('set_deck', () => ({ deck: changed(this.#open.review.deck, changes) }), { quiet: true });
  }

  /**
   * Lays the deck out again. While one layout is under way, further calls wait for its end and lead to one more.
   *
   * @param change ends when the change that leads to it has been read: the layout is shown with it, not before
   */
  async read(change: Promise<unknown> = this.#change): Promise<void> {
    this.#isStale = true;
    this.#change = change;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#isStale) {
      this.#isStale = false;
      const preview = await this.#open.ask('deck', { audience: this.audience, after: this.#layout });
      await this.#change;
      // The review changed meanwhile: this layout is of yesterday.
      if (this.#isStale) continue;
      this.failed = preview === undefined;
      if (preview) this.#show(preview);
      this.#showAwaited();
    }
    this.#isReading = false;
  }

  #showAwaited(): void {
    if (!this.sheets.some((sheet) => sheet.id === this.#awaited)) return;
    this.#chosen = this.#awaited;
    this.#awaited = null;
  }

  /** Shows a layout. The sheets that did not change stay the same objects, so that they are not drawn again. */
  #show({ layout, laid, same }: Preview): void {
    const before = new Map(this.sheets.map((sheet) => [sheet.id, sheet.page]));
    const known = new Set(same);
    const keep = (page: LaidPage, at: number): LaidPage =>
      (known.has(at) && before.get(`${pageCode(page.key)}#${page.part}`)) || page;
    this.laid = {
      ...laid,
      pages: laid.pages.map(keep),
      hidden: laid.hidden.map((page, at) => keep(page, laid.pages.length + at)),
    };
    this.#layout = layout;
  }
}

const previews = new WeakMap<OpenReview, DeckPreview>();

/** The preview of a review's deck; it stays while the review is open, so that coming back shows it at once. */
export function previewOf(open: OpenReview): DeckPreview {
  const there = previews.get(open);
  if (there) return there;
  const made = new DeckPreview(open);
  previews.set(open, made);
  return made;
}
