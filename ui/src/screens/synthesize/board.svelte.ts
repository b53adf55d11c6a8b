/** The synthesis as it is worked on: themes in horizons, findings and recommendations in themes, and every change to them. */

import { createContext, tick } from 'svelte';
import { changed, type Change } from '../../model/change';
import type { OpenReview, Outcome } from '../../model/openReview.svelte';
import type {
  Finding,
  FindingId,
  Horizon,
  Place,
  Recommendation,
  RecommendationId,
  Theme,
  ThemeId,
} from '../../model/types';
import { words } from '../../strings';
import { leapt, neighbor, staysAt, stepped, type Shelf, type Spot } from './order';

/** The horizons in the order of the deck. */
export const HORIZONS: readonly Horizon[] = ['near_term', 'longer_term', 'no_matter_what'];

/** What can be moved. */
export type Kind = 'theme' | 'finding' | 'recommendation';

/** A place of its kind, to jump to. */
export function placeOf(kind: Kind, id: string): Place {
  if (kind === 'theme') return { theme: id };
  return kind === 'finding' ? { finding: id } : { recommendation: id };
}

/** The board. Made once by the screen; its parts get it with `getBoard()`. */
export class Board {
  /** What was just done, for screen readers. */
  said = $state('');
  /** The empty line that Enter opened below a finding or recommendation. */
  line = $state<{ after: string } | null>(null);
  /** The finding whose elements and evidence are being linked. */
  linking = $state<FindingId | null>(null);
  /** The recommendation whose findings are being linked. */
  answering = $state<RecommendationId | null>(null);

  readonly open: OpenReview;

  readonly #themesIn = $derived.by(() => grouped(this.open.review.themes, (theme) => theme.horizon));
  readonly #findingsOf = $derived.by(() => grouped(this.open.review.findings, (finding) => finding.theme));
  readonly #recommendationsOf = $derived.by(() => grouped(this.open.review.recommendations, (each) => each.theme));
  /** The themes as people see them. */
  readonly themes: readonly Theme[] = $derived(HORIZONS.flatMap((horizon) => this.themesIn(horizon)));

  constructor(open: OpenReview) {
    this.open = open;
  }

  themesIn(horizon: Horizon): readonly Theme[] {
    return this.#themesIn.get(horizon) ?? [];
  }

  findingsOf(theme: ThemeId): readonly Finding[] {
    return this.#findingsOf.get(theme) ?? [];
  }

  recommendationsOf(theme: ThemeId): readonly Recommendation[] {
    return this.#recommendationsOf.get(theme) ?? [];
  }

  finding(id: FindingId): Finding | undefined {
    return this.open.review.findings.find((finding) => finding.id === id);
  }

  recommendation(id: RecommendationId): Recommendation | undefined {
    return this.open.review.recommendations.find((recommendation) => recommendation.id === id);
  }

  /** All lists of a kind, as people see them. */
  shelves(kind: Kind): Shelf[] {
    if (kind === 'theme') return HORIZONS.map((horizon) => shelf(horizon, this.themesIn(horizon)));
    return this.themes.map((theme) =>
      shelf(theme.id, kind === 'finding' ? this.findingsOf(theme.id) : this.recommendationsOf(theme.id)),
    );
  }

  /** Adds a theme at the end of a horizon and leads to its first finding. */
  async addTheme(title: string, horizon: Horizon): Promise<Outcome<Theme>> {
    const outcome = await this.open.write('add_theme', { title, horizon }, { quiet: true });
    if (outcome.ok) await this.focusNew('finding', outcome.value.id);
    return outcome;
  }

  /** Adds a finding or a recommendation: after another, or at the end of a theme. */
  async add(
    kind: 'finding' | 'recommendation',
    theme: ThemeId,
    text: string,
    after?: string,
  ): Promise<Outcome<{ id: string }>> {
    const shelf = this.shelves(kind).find((each) => each.parent === theme);
    const before = after === undefined ? null : (shelf?.ids[shelf.ids.indexOf(after) + 1] ?? null);
    const outcome =
      kind === 'finding'
        ? await this.open.write('add_finding', { theme, text }, { quiet: true })
        : await this.open.write('add_recommendation', { theme, text }, { quiet: true });
    if (outcome.ok && before !== null) await this.#put(kind, outcome.value.id, { parent: theme, before });
    return outcome;
  }

  /** Opens an empty line below a row, or goes to the one that is always at the end. */
  async lineAfter(kind: 'finding' | 'recommendation', theme: ThemeId, id: string): Promise<void> {
    const ids = this.shelves(kind).find((each) => each.parent === theme)?.ids ?? [];
    if (ids.at(-1) === id) await this.focusNew(kind, theme);
    else this.line = { after: id };
  }

  changeTheme(theme: Theme, changes: Partial<Theme>) {
    const whole = () => ({ theme: changed(this.themes.find(({ id }) => id === theme.id) ?? theme, changes) });
    return this.open.write('change_theme', whole, { quiet: true });
  }

  changeFinding(finding: Finding, change: Change<Finding>) {
    const whole = () => ({ finding: changed(this.finding(finding.id) ?? finding, change) });
    return this.open.write('change_finding', whole, { quiet: 'text' in change });
  }

  changeRecommendation(recommendation: Recommendation, change: Change<Recommendation>) {
    const whole = () => ({ recommendation: changed(this.recommendation(recommendation.id) ?? recommendation, change) });
    return this.open.write('change_recommendation', whole, { quiet: 'text' in change });
  }

  /** Removes something, offers the way back, and leaves the focus beside it. */
  async remove(kind: Kind, id: string, name: string): Promise<void> {
    const shelves = this.shelves(kind);
    const parent = shelves.find((each) => each.ids.includes(id))?.parent;
    const beside = neighbor(shelves, id);
    const said =
      kind === 'theme'
        ? words.synthesize.removedTheme(name)
        : kind === 'finding'
          ? words.synthesize.removedFinding
          : words.synthesize.removedRecommendation;
    const outcome =
      kind === 'theme'
        ? await this.open.remove('remove_theme', { theme: id }, said)
        : kind === 'finding'
          ? await this.open.remove('remove_finding', { finding: id }, said)
          : await this.open.remove('remove_recommendation', { recommendation: id }, said);
    if (!outcome.ok) return;
    if (beside) await this.focus(kind, beside);
    else if (parent) await this.focusNew(kind, parent);
  }

  /** Moves one place up or down in its list. */
  step(kind: Kind, id: string, by: -1 | 1): Promise<void> {
    return this.move(kind, id, stepped(this.shelves(kind), id, by));
  }

  /** Moves to the list before or after its own. */
  leap(kind: Kind, id: string, by: -1 | 1): Promise<void> {
    return this.move(kind, id, leapt(this.shelves(kind), id, by));
  }

  /** Moves to a spot, keeps the focus on it and says where it is now. */
  async move(kind: Kind, id: string, spot: Spot | null): Promise<void> {
    if (!spot || this.open.isFinal || staysAt(this.shelves(kind), id, spot)) return;
    const hadFocus = controlIn(rowOf(kind, id));
    if (!(await this.#put(kind, id, spot)).ok) return;
    await tick();
    const row = rowOf(kind, id);
    row?.querySelector<HTMLElement>(hadFocus)?.focus();
    row?.scrollIntoView({ block: 'nearest' });
    const shelf = this.shelves(kind).find((each) => each.ids.includes(id));
    if (!shelf) return;
    const where =
      kind === 'theme'
        ? words.horizons[shelf.parent as Horizon]
        : `“${this.themes.find((theme) => theme.id === shelf.parent)?.title ?? ''}”`;
    const what = words.synthesize[kind];
    this.said = words.synthesize.movedInto(what, shelf.ids.indexOf(id) + 1, shelf.ids.length, where);
  }

  /** Moves the focus to the text of a theme, finding or recommendation. */
  async focus(kind: Kind, id: string): Promise<void> {
    await tick();
    rowOf(kind, id)?.querySelector('textarea')?.focus();
  }

  /** Moves the focus to the empty line at the end of a list. */
  async focusNew(kind: Kind, parent: string): Promise<void> {
    await tick();
    document.querySelector<HTMLElement>(`[data-new="${kind}"][data-parent="${parent}"] textarea`)?.focus();
  }

  /** Walks the themes by their titles, from where the focus is. */
  walk(by: -1 | 1): void {
    const here = document.activeElement?.closest<HTMLElement>('[data-kind=theme]')?.dataset.row;
    const at = this.themes.findIndex((theme) => theme.id === here);
    const to = this.themes[at < 0 ? (by > 0 ? 0 : this.themes.length - 1) : at + by];
    if (to) {
      rowOf('theme', to.id)?.focus();
      rowOf('theme', to.id)?.scrollIntoView({ block: 'nearest' });
    }
  }

  #put(kind: Kind, id: string, { parent, before }: Spot): Promise<Outcome<unknown>> {
    if (kind === 'theme') return this.open.write('move_theme', { theme: id, horizon: parent as Horizon, before });
    if (kind === 'finding') return this.open.write('move_finding', { finding: id, theme: parent, before });
    return this.open.write('move_recommendation', { recommendation: id, theme: parent, before });
  }
}

const [getBoard, setBoard] = createContext<Board>();
export { getBoard, setBoard };

/** The row of a theme, finding or recommendation on the page. */
function rowOf(kind: Kind, id: string): HTMLElement | null {
  return document.querySelector(`[data-kind="${kind}"][data-row="${id}"]`);
}

/** How to find the control of a row again that has the focus now, after the row is drawn elsewhere. */
function controlIn(row: HTMLElement | null): string {
  const control = document.activeElement;
  if (!row || !(control instanceof HTMLElement) || !row.contains(control)) return ':scope > .none';
  return control.matches('.handle') ? '.handle' : 'textarea';
}

function shelf(parent: string, list: readonly { id: string }[]): Shelf {
  return { parent, ids: list.map((each) => each.id) };
}

function grouped<T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const item of list) {
    const there = found.get(key(item));
    if (there) there.push(item);
    else found.set(key(item), [item]);
  }
  return found;
}
