/** What the palette offers for what is typed, without the core: actions, elements, sessions, documents, themes, reviews. */

import { shortDay, time } from '../format';
import type { App } from '../model/app.svelte';
import type { OpenReview } from '../model/openReview.svelte';
import type { Hit, Place, Session, TextRange } from '../model/types';
import { previewOf } from '../screens/debrief/deck.svelte';
import { words } from '../strings';

/** One line of the palette. */
export interface Find {
  readonly id: string;
  readonly group: string;
  readonly text: string;
  /** The stretches of `text` that match. */
  readonly ranges: readonly TextRange[];
  /** A few quiet words beside it. */
  readonly about: string;
  readonly keys: readonly string[];
  readonly run: () => unknown;
}

/** At most this many of a kind, so that no kind hides the next. */
const MOST = 7;

/** Everything but what the core searches, best first within its group. */
export function findsHere(app: App, typed: string): Find[] {
  const found: Find[] = [];
  const { open, route } = app;
  const groups = words.palette.groups;
  const add = (group: string, rows: Omit<Find, 'group' | 'ranges' | 'keys'>[]) => {
    const fitting = rows.flatMap((row) => {
      const ranges = matches(row.text, typed) ?? (matches(row.about, typed) && []);
      return ranges ? [{ ...row, group, ranges, keys: [] }] : [];
    });
    found.push(...fitting.slice(0, MOST));
  };
  const jump = (place: Place) => () => route.jump(place);

  if (open) {
    add(
      groups.elements,
      open.elements.map((element) => ({
        id: element.code,
        text: `${element.code} ${element.name}`,
        about: words.stages.rate,
        run: jump({ element: element.code }),
      })),
    );
    if (typed) {
      add(
        groups.sessions,
        open.review.sessions.map((session) => ({
          id: session.id,
          text: open.group(session.group)?.name ?? '',
          about: when(open, session),
          run: jump({ session: session.id }),
        })),
      );
      add(
        groups.documents,
        open.review.documents.map((document) => ({
          id: document.id,
          text: document.title,
          about: words.documentStatus[document.status],
          run: jump({ document: document.id }),
        })),
      );
      add(
        groups.themes,
        open.review.themes.map((theme) => ({
          id: theme.id,
          text: theme.title,
          about: words.horizons[theme.horizon],
          run: jump({ theme: theme.id }),
        })),
      );
    }
    add(groups.pages, typed ? pages(app) : []);
  } else {
    add(
      groups.reviews,
      (app.library.page?.reviews ?? []).map((card) => ({
        id: card.id,
        text: card.client,
        about: words.states[card.state],
        run: () => app.openReview(card.id),
      })),
    );
  }

  const actions = app.actions.possible().filter((action) => !action.keysOnly);
  const fitting = actions.flatMap((action) => {
    const ranges = matches(action.label, typed);
    return ranges
      ? [
          {
            id: action.id,
            text: action.label,
            about: '',
            keys: action.keys,
            group: groups.actions,
            ranges,
            run: action.run,
          },
        ]
      : [];
  });
  // What belongs to the screen comes before what is everywhere.
  const isEverywhere = (find: Find) => (app.actions.get(find.id)?.group === words.groups.everywhere ? 1 : 0);
  fitting.sort((one, other) => isEverywhere(one) - isEverywhere(other));
  // Before anything is typed the actions are the likeliest wish; after, they stand below what has the words.
  return typed ? [...found, ...fitting] : [...fitting, ...found];
}

/** What the core found, as lines of the palette. */
export function findsInTexts(app: App, hits: readonly Hit[]): Find[] {
  return hits.map((hit) => ({
    id: hit.id,
    group: words.palette.groups.notes,
    text: hit.snippet,
    ranges: hit.matches,
    about: about(app, hit),
    keys: [],
    run: () => app.route.jump(placeOf(app, hit)),
  }));
}

/** The deck's pages, once it has been laid out. */
function pages(app: App): Omit<Find, 'group' | 'ranges' | 'keys'>[] {
  const { open } = app;
  if (!open) return [];
  const preview = previewOf(open);
  return preview.sheets.map((sheet) => ({
    id: sheet.id,
    text: sheet.page.title,
    about: sheet.page.number === null ? words.palette.hiddenPage : words.palette.page(sheet.page.number),
    run: () => {
      preview.choose(sheet);
      app.route.toStage('debrief');
    },
  }));
}

function placeOf(app: App, hit: Hit): Place {
  switch (hit.kind) {
    case 'evidence':
      return { evidence: hit.id };
    case 'theme':
      return { theme: hit.id };
    case 'finding':
      return { finding: hit.id };
    case 'recommendation':
      return { recommendation: hit.id };
    case 'decision': {
      const decision = app.open?.review.decisions.find((each) => each.id === hit.id);
      return decision ? { element: decision.element } : { stage: 'rate' };
    }
  }
}

function about(app: App, hit: Hit): string {
  const kind = words.palette.hits[hit.kind];
  if (hit.kind === 'decision') {
    const decision = app.open?.review.decisions.find((each) => each.id === hit.id);
    return decision ? `${kind} ${decision.element}` : kind;
  }
  const note = hit.kind === 'evidence' ? app.open?.note(hit.id) : undefined;
  if (!note) return kind;
  if ('document' in note.source) return app.open?.document(note.source.document)?.title ?? kind;
  return app.open?.groupHeard(note.source)?.name ?? kind;
}

/** The stretches of a text where the typed words stand, each at the start of a word; none when one is missing. */
export function matches(text: string, typed: string): TextRange[] | null {
  const letters = [...text.toLowerCase()];
  const ranges: TextRange[] = [];
  for (const word of typed.toLowerCase().split(/\s+/u).filter(Boolean)) {
    const wanted = [...word];
    const start = letters.findIndex(
      (_, at) =>
        (at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1] ?? '')) &&
        wanted.every((letter, offset) => letters[at + offset] === letter),
    );
    if (start < 0) return null;
    ranges.push({ start, end: start + wanted.length });
  }
  return ranges
    .sort((one, other) => one.start - other.start)
    .filter((range, at, all) => at === 0 || range.start >= (all[at - 1]?.end ?? 0));
}

/** When a session begins; its day alone, once the times were destroyed. */
function when(open: OpenReview, { starts_at }: Session): string {
  if (!starts_at) return '';
  return open.isWithoutSources ? shortDay(starts_at) : `${shortDay(starts_at)} ${time(starts_at)}`;
}
