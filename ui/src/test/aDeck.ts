/** A small laid-out deck for unit tests. */

import type { Laid, LaidPage, PageKey, Preview } from '../model/types';

/** A page without anything on it. */
export function aPage(key: PageKey, place: number, changes: Partial<LaidPage> = {}): LaidPage {
  return {
    key,
    number: 1,
    part: 1,
    parts: 1,
    title: 'A title',
    default_title: 'A default title',
    hidden: false,
    left_out: false,
    notes: 'What was said',
    default_notes: 'What was said',
    place,
    items: [],
    reading: [],
    levels: null,
    ...changes,
  };
}

/** A deck of these pages. */
export function aDeck(pages: LaidPage[]): Laid {
  return {
    title: 'Deck',
    subject: '',
    language: 'en-US',
    width: 1280,
    height: 720,
    pages: pages.filter((page) => !page.hidden),
    hidden: pages.filter((page) => page.hidden),
    problems: [],
    outline: [],
  };
}

/** A deck of these pages as the core sends it; `same` are the places of those that were sent before. */
export function aPreview(pages: LaidPage[], same: number[] = []): Preview {
  return { layout: 1, laid: aDeck(pages), same };
}
