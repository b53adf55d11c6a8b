/** The presenter's second window: how it is opened, and what the two windows say to each other. */

import type { LaidPage, PictureId } from '../../../model/types';

/** The way to the notes, in the address of the second window. */
export const NOTES_ROUTE = '#/notes';

/** What the presentation tells the notes. */
export interface Showing {
  readonly kind: 'showing';
  /** The page as it is shown; null when presenting is over. */
  readonly page: LaidPage | null;
  readonly next: LaidPage | null;
  readonly count: number;
  readonly language: string;
  readonly isBlack: boolean;
  /** Levels shown one by one: how many, of how many; of none when they are not. */
  readonly levels: { readonly shown: number; readonly of: number };
  /** When the presentation began, in milliseconds since 1970. */
  readonly since: number;
  readonly pictures: Readonly<Record<PictureId, string>>;
  /** The window's theme: null as the system has it. */
  readonly theme: string | null;
}

/** What the notes tell the presentation: that they have come, or what somebody wants there. */
export type Asking =
  { readonly kind: 'here' } | { readonly kind: 'do'; readonly what: 'on' | 'back' | 'first' | 'last' | 'black' };

/** The channel between windows of the page. */
export function channel(): BroadcastChannel {
  return new BroadcastChannel('debrief-presentation');
}

/** Opens the notes in a window of their own, or brings that window to the front; false when the system does not let it. */
export function openNotes(): boolean {
  const address = `${location.pathname}${NOTES_ROUTE}`;
  const opened = window.open(address, 'debrief-notes', 'popup,width=960,height=640');
  opened?.focus();
  return opened !== null;
}
