/** A presentation of the deck: which page is shown, and how. */

import type { LaidPage } from '../../../model/types';
import type { DeckPreview } from '../deck.svelte';
import type { Sheet } from '../pages';
import { levelsOn, withLevels } from './reveal';

/** How long the number of a page is told after coming to it, in milliseconds. */
const TOLD = 1800;

/** A presentation of the version that is previewed. Hidden pages are skipped. */
export class Presenting {
  isOn = $state(false);
  isBlack = $state(false);
  /** The digits of a page's number, until Enter. */
  typed = $state('');
  /** Whether the levels of the summary are shown one by one. */
  isByLevels = $state(false);
  /** Whether the page's number is told just now. */
  isTold = $state(false);
  /** When it began. */
  since = $state(0);
  /** How many levels of the page are shown, while they are shown one by one. */
  #levels = $state(0);
  #id = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #preview: DeckPreview;

  readonly sheets: readonly Sheet[] = $derived.by(() => this.#preview.sheets.filter(({ page }) => !page.hidden));
  readonly sheet: Sheet | undefined = $derived(this.sheets.find(({ id }) => id === this.#id) ?? this.sheets[0]);
  /** The page as it is shown now. */
  readonly page: LaidPage | undefined = $derived.by(() => {
    const page = this.sheet?.page;
    return page && this.isByLevels ? withLevels(page, this.#levels) : page;
  });
  /** The page that comes next. */
  readonly next: LaidPage | undefined = $derived(this.sheet && this.sheets[this.sheets.indexOf(this.sheet) + 1]?.page);

  constructor(preview: DeckPreview) {
    this.#preview = preview;
  }

  /** How many levels the page shows one by one, and how many it shows now. */
  get levels(): { shown: number; of: number } {
    const of = this.isByLevels && this.sheet ? levelsOn(this.sheet.page) : 0;
    return { shown: Math.min(this.#levels, of), of };
  }

  /** Begins at the page that is previewed, or the next one that is not hidden. */
  start(): void {
    const at = this.#preview.sheets.findIndex((sheet) => sheet === this.#preview.sheet);
    const from = this.#preview.sheets.slice(Math.max(at, 0)).find(({ page }) => !page.hidden) ?? this.sheets[0];
    if (!from) return;
    this.isBlack = false;
    this.typed = '';
    this.since = Date.now();
    this.isOn = true;
    this.#go(from);
  }

  /** Ends it; the preview shows the page where it ended. */
  leave(): void {
    this.isOn = false;
    this.isTold = false;
    clearTimeout(this.#timer);
    this.#preview.choose(this.sheet);
  }

  /** To the next level or page. */
  on(): void {
    if (this.#light()) return;
    const { shown, of } = this.levels;
    if (shown < of) this.#levels = shown + 1;
    else this.#step(1);
  }

  /** To the level or page before. */
  back(): void {
    if (this.#light()) return;
    const { shown } = this.levels;
    if (shown > 0) this.#levels = shown - 1;
    else this.#step(-1);
  }

  first(): void {
    if (!this.#light()) this.#go(this.sheets[0]);
  }

  last(): void {
    if (!this.#light()) this.#go(this.sheets.at(-1));
  }

  /** Takes a digit of a page's number. */
  digit(digit: string): void {
    this.typed = `${this.typed}${digit}`.replace(/^0+/, '').slice(-3);
  }

  /** To the page whose number was typed, or the last one; without a number one page on. */
  go(): void {
    const number = Number(this.typed);
    if (!this.typed) this.on();
    else this.#go(this.sheets.find(({ page }) => page.number === number) ?? this.sheets.at(-1));
  }

  /** Forgets the digits; whether there were any. */
  forget(): boolean {
    const were = this.typed !== '';
    this.typed = '';
    return were;
  }

  black(): void {
    this.isBlack = !this.isBlack;
  }

  /** Shows levels one by one from now on, or all at once. */
  byLevels(): void {
    this.isByLevels = !this.isByLevels;
    this.#levels = 0;
  }

  /** Brings the light back; whether it was off. */
  #light(): boolean {
    const wasBlack = this.isBlack;
    this.isBlack = false;
    this.typed = '';
    return wasBlack;
  }

  #step(by: 1 | -1): void {
    const at = this.sheet ? this.sheets.indexOf(this.sheet) : -1;
    const to = this.sheets[at + by];
    if (!to) return this.#tell();
    this.#go(to);
    // Coming back to the summary finds it as it was left: with every level.
    if (by < 0) this.#levels = levelsOn(to.page);
  }

  #go(sheet: Sheet | undefined): void {
    this.typed = '';
    this.isBlack = false;
    this.#levels = 0;
    this.#id = sheet?.id ?? null;
    this.#tell();
  }

  #tell(): void {
    this.isTold = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.isTold = false), TOLD);
  }
}
