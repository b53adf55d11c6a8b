/** The one table of forms in which the deck leaves the laptop. The export dialog and the log read it. */

import type { ExportForm } from '../../model/types';
import { words } from '../../strings';

/** A form to choose. */
export interface Form {
  readonly form: ExportForm;
  /** The heading it stands under. */
  readonly group: 'deck' | 'data' | 'heatMap';
  /** Whether speaker notes can go along in it, where the version lets them. */
  readonly holdsNotes: boolean;
}

/** All of them, in the order in which they are offered. */
export const FORMS: readonly Form[] = [
  { form: 'pdf', group: 'deck', holdsNotes: false },
  { form: 'print', group: 'deck', holdsNotes: true },
  { form: 'one_page', group: 'deck', holdsNotes: false },
  { form: 'pptx', group: 'deck', holdsNotes: true },
  { form: 'markdown', group: 'deck', holdsNotes: true },
  { form: 'xlsx', group: 'data', holdsNotes: false },
  { form: 'csv', group: 'data', holdsNotes: false },
  { form: 'public_records', group: 'data', holdsNotes: false },
  { form: 'heat_map_svg', group: 'heatMap', holdsNotes: false },
  { form: 'heat_map_png', group: 'heatMap', holdsNotes: false },
];

/** What a form is called in the log. */
export function formName(form: ExportForm): string {
  return words.debrief.forms[form].name;
}
