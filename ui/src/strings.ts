/** Every fixed word of the page, by where it stands. What the core says (errors, checks, next steps) comes from there. */

import { backups } from './strings/backups';
import { checking } from './strings/checking';
import { debrief } from './strings/debrief';
import { keeping } from './strings/keeping';
import { library } from './strings/library';
import { listen } from './strings/listen';
import { prepare } from './strings/prepare';
import { protection } from './strings/protection';
import { rate } from './strings/rate';
import { synthesize } from './strings/synthesize';

export const words = {
  product: 'Debrief',
  undo: 'Undo',
  redo: 'Redo',
  close: 'Close',
  cancel: 'Cancel',
  add: 'Add',
  none: 'None',
  saving: { saved: 'saved', saving: 'saving…', unsaved: 'not saved' },
  /** The core's labels are sentences about what was done: “Add a note”. */
  undone: (label: string) => `Undone: ${label}`,
  redone: (label: string) => `Done again: ${label}`,
  undoThis: (label: string) => `Undo: ${label}`,
  redoThis: (label: string) => `Redo: ${label}`,
  move: (what: string) => `Move ${what}`,
  moveHint: 'Drag, or press Alt with ↑ or ↓',
  movedTo: (what: string, place: number, of: number) => `${what} is now ${place} of ${of}.`,

  frame: {
    skip: 'Skip to the work',
    toLibrary: 'Library',
    stages: 'Stages',
    next: 'Next',
    searchReview: 'Search notes, quotes, elements',
    theme: 'Theme',
    themes: { system: 'As the system has it', light: 'Light', dark: 'Dark' },
    openSide: (name: string) => `Show ${name.toLowerCase()}`,
    closeSide: (name: string) => `Hide ${name.toLowerCase()}`,
    keys: 'Keys',
  },

  stages: {
    prepare: 'Prepare',
    listen: 'Listen',
    rate: 'Rate',
    synthesize: 'Synthesize',
    debrief: 'Debrief',
  },

  states: { draft: 'Draft', provisional: 'Provisional', final: 'Final' },
  state: {
    menu: (state: string) => `State: ${state}`,
    to: {
      draft: 'Back to draft',
      provisional: 'Make it provisional',
      final: 'Make it final…',
    },
    reopen: { draft: 'Reopen as a draft…', provisional: 'Reopen as provisional…' },
    finalTitle: 'Make this review final?',
    finalText:
      'It becomes read-only, and its deck says “Final”. You can reopen it later with a reason, which is kept in the history.',
    finalDo: 'Make it final',
    reopenTitle: 'Reopen this review?',
    reopenText: 'It can be changed again, and its deck no longer says “Final”. The reason is kept in the history.',
    reopenDo: 'Reopen',
    reason: 'Reason',
    reasonHint: 'What has to change, in a sentence',
    locked: 'This review is final. To change something, reopen it with its state at the top.',
  },

  levels: { notEnoughEvidence: 'Not enough evidence', ne: 'NE', unrated: 'Not rated', dash: '–' },
  groupLevels: { system: 'System', school: 'School', community: 'Community' },
  lenses: { reviewer: 'Reviewer', leadership: 'Leadership team' },
  roles: { lead: 'Lead', reviewer: 'Reviewer', scribe: 'Scribe' },
  directions: { strength: 'Strength', gap: 'Gap', open_question: 'Open question' },
  kinds: { quote: 'Quote', paraphrase: 'Paraphrase' },
  permissions: {
    not_cleared: 'Not cleared',
    may_quote: 'May quote',
    background_only: 'Background only',
    attributed: 'Attributed',
  },
  horizons: { near_term: 'Near term', longer_term: 'Longer term', no_matter_what: 'No matter what' },
  documentStatus: { asked_for: 'Asked for', received: 'Received', read: 'Read' },

  wordCount: {
    empty: 'No words yet',
    short: (words: string) => `${words} · a little short`,
    good: (words: string) => `${words} · reads well`,
    long: (words: string) => `${words} · too long to read well`,
  },

  palette: {
    name: 'Find anything',
    hint: 'Find an element, a note, a session, an action…',
    nothing: 'Nothing found. Try fewer or other words.',
    groups: {
      actions: 'Actions',
      elements: 'Elements',
      notes: 'Notes and texts',
      sessions: 'Sessions',
      documents: 'Documents',
      themes: 'Themes',
      pages: 'Pages of the deck',
      reviews: 'Reviews',
    },
    hits: {
      evidence: 'Note',
      decision: 'Rationale',
      theme: 'Theme',
      finding: 'Finding',
      recommendation: 'Recommendation',
    },
    page: (number: number) => `Page ${number}`,
    hiddenPage: 'Hidden page',
    count: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  },

  keyHelp: { title: 'Keys', inField: 'Single keys rest while you type in a field.' },
  groups: { everywhere: 'Everywhere', stages: 'Stages' },

  date: {
    wrong: (text: string) => `“${text}” is not a date. Write it as in`,
    example: (day: string) => `For example ${day}`,
    bare: 'Date',
  },
  time: { wrong: (text: string) => `“${text}” is not a time. Write it as in 9:30 or 14:15.` },
  number: { wrong: (text: string) => `“${text}” is not a whole number.` },

  library,
  keeping,
  protection,
  backups,
  checking,
  prepare,
  listen,
  rate,
  synthesize,
  debrief,
} as const;
