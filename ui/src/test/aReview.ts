/** A small review for unit tests. */

import type { Follows, Group, OpenedReview, Review, Session } from '../model/types';

/** A review with two areas, three elements, and whatever the test changes. */
export function aReview(changes: Partial<Review> = {}): Review {
  const element = (code: string, name: string) => ({
    code,
    name,
    guiding_question: `Is ${name.toLowerCase()} in place?`,
    probes: { system: [], school: [], community: [] },
    descriptors: { weak: 'Not there', strong: 'There', between: [] },
    evidence: [],
  });
  return {
    format: 'debrief.review/1',
    id: 'review-1',
    sample: false,
    client: 'Harbor County Schools',
    name: 'Capacity review',
    purpose: '',
    confidentiality: '',
    starts_on: null,
    ends_on: null,
    keeping: { engagement_ends_on: null, delete_notes_on: null, sources_destroyed_on: null },
    state: 'draft',
    state_changes: [],
    framework: {
      code: 'delivery',
      version: '1',
      name: 'Delivery framework',
      about: '',
      language: 'english',
      scale: {
        code: 'delivery-4',
        name: 'Delivery scale',
        levels: [
          { code: 'R', name: 'Red', meaning: '' },
          { code: 'AR', name: 'Amber-red', meaning: '' },
          { code: 'AG', name: 'Amber-green', meaning: '' },
          { code: 'G', name: 'Green', meaning: '' },
        ],
      },
      areas: [
        {
          code: '1',
          name: 'Foundation',
          short_name: 'Foundation',
          elements: [element('1A', 'Aspiration'), element('1B', 'State')],
        },
        { code: '2', name: 'Challenge', short_name: 'Challenge', elements: [element('2A', 'Performance')] },
      ],
    },
    out_of_scope: [],
    team: [],
    groups: [],
    sessions: [],
    documents: [],
    evidence: [],
    ratings: [],
    decisions: [],
    themes: [],
    findings: [],
    recommendations: [],
    deck: {
      firm: '',
      title: '',
      debrief_on: null,
      addressee: '',
      closing_line: '',
      web_address: '',
      show_questions: true,
      language: 'english',
      paper: 'letter',
      brand: { accent: null, second: null, logo: null },
    },
    pages: [],
    extra_pages: [],
    pictures: [],
    audiences: [],
    earlier: null,
    roster: [],
    recognitions: [],
    ...changes,
  };
}

/** What follows from a review in which nothing has happened. */
export function follows(changes: Partial<Follows> = {}): Follows {
  return {
    stages: {
      counts: [
        { stage: 'prepare', done: 1, of: 8 },
        { stage: 'listen', done: 0, of: 0 },
        { stage: 'rate', done: 0, of: 3 },
        { stage: 'synthesize', done: 0, of: null },
        { stage: 'debrief', done: 0, of: null },
      ],
      next: { sentence: 'No group to hear has been chosen.', action: 'Choose groups', place: { stage: 'prepare' } },
    },
    checks: [],
    coverage: { elements: [], rows: [], thin: [] },
    undo: { undo: null, redo: null },
    quoted: [],
    seem_about_students: [],
    reminder: null,
    ...changes,
  };
}

/** A review as the core opens it. */
export function opened(changes: Partial<Review> = {}): OpenedReview {
  return { review: aReview(changes), follows: follows(), me: null, notice: null };
}

/** A group to hear. */
export function aGroup(id: string, changes: Partial<Group> = {}): Group {
  return { id, name: `Group ${id}`, level: 'school', population: null, ...changes };
}

/** A session that is planned. */
export function aSession(id: string, group: string, changes: Partial<Session> = {}): Session {
  return {
    id,
    group,
    starts_at: null,
    place: '',
    headcount: null,
    interviewer: null,
    scribe: null,
    consent: 'not_read',
    status: 'planned',
    ...changes,
  };
}
