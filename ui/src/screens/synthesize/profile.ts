/** The profile of a review: its levels counted in words, and as the columns of the heat map. */

import type { OpenReview } from '../../model/openReview.svelte';
import type { ElementCode, Judgement } from '../../model/types';
import { words } from '../../strings';

/** An area as a column of the heat map. */
export interface HeatMapColumn {
  readonly code: string;
  readonly name: string;
  readonly cells: readonly { element: ElementCode; name: string; judgement: Judgement | null }[];
}

/** The areas that have an element in scope, with short names. */
export function heatColumns(open: OpenReview): HeatMapColumn[] {
  const { framework, out_of_scope } = open.review;
  return framework.areas
    .map((area) => ({
      code: area.code,
      name: area.short_name,
      cells: area.elements
        .filter((element) => !out_of_scope.includes(element.code))
        .map((element) => ({
          element: element.code,
          name: element.short_name ?? element.name,
          judgement: open.decision(element.code)?.judgement ?? null,
        })),
    }))
    .filter((column) => column.cells.length > 0);
}

/** `3 red · 5 amber-red · 2 not rated`: weakest first, without the levels that no element has. */
export function profile(open: OpenReview): string {
  const judgements = open.elements.map((element) => open.decision(element.code)?.judgement ?? null);
  if (judgements.every((judgement) => judgement === null)) return words.synthesize.nothingRated;
  const many = (fits: (judgement: Judgement | null) => boolean) => judgements.filter(fits).length;
  const parts = open.levels.map((level): [number, string] => {
    const number = many((judgement) => typeof judgement === 'object' && judgement?.level === level.code);
    return [number, `${number} ${level.name.toLowerCase()}`];
  });
  const thin = many((judgement) => judgement === 'not_enough_evidence');
  const unrated = many((judgement) => judgement === null);
  parts.push([thin, words.synthesize.noEvidence(thin)], [unrated, words.synthesize.notRated(unrated)]);
  return parts
    .filter(([number]) => number > 0)
    .map(([, text]) => text)
    .join(' · ');
}
