/** What the window that presents tells the window with the notes. */

import type { LaidPage, PictureId } from '../../../model/types';

/** What is presented now: plain data, for it goes from window to window. */
export interface Showing {
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
