/** A small library for unit tests. */

import type { Card, LibraryPage } from '../model/types';

/** The card of a review with two areas. */
export function aCard(id: string, changes: Partial<Card> = {}): Card {
  return {
    id,
    client: `Client ${id}`,
    name: 'Capacity review',
    starts_on: '2026-03-09',
    ends_on: '2026-03-11',
    keeping: { engagement_ends_on: null, delete_notes_on: null, sources_destroyed_on: null },
    state: 'draft',
    sample: false,
    changed_at: '2026-03-12T08:00:00',
    elements: 3,
    decided: 1,
    notes: 86,
    quotes: 29,
    levels: 4,
    heat: [
      {
        code: '1',
        short_name: 'Foundation',
        cells: [
          { element: '1A', judgement: { level: 'AR' }, rank: 2 },
          { element: '1B', judgement: 'not_enough_evidence', rank: null },
        ],
      },
      { code: '2', short_name: 'Challenge', cells: [{ element: '2A', judgement: null, rank: null }] },
    ],
    unreadable: false,
    ...changes,
  };
}

/** A library with these reviews, and these in the bin. */
export function aPage(reviews: Card[], bin: Card[] = []): LibraryPage {
  return {
    reviews,
    bin: bin.map((card) => ({ card, binned_at: '2026-03-21T09:00:00', days_left: 12 })),
    reminders: [],
    expired: [],
    frameworks: [
      { code: 'delivery', version: '1', name: 'Delivery framework', about: 'Fifteen elements.', elements: 15 },
    ],
  };
}
