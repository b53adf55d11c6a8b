// A review in which every text that somebody can type holds what it is given, in the documented file form.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './place.js';

const read = async (path) => JSON.parse(await readFile(join(root, path), 'utf8'));

/** What holds words of closed lists, and codes. */
const CLOSED = new Set(
  'format sample code version language state from to level status permission direction element elements lens judgement'
    .concat(' horizon paper page role consent layout out_of_scope')
    .split(' '),
);
/** Where “kind” is one of these. */
const OF_CLOSED_KIND = new Set(['evidence', 'roster']);
const ID_OR_DAY = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d\d-\d\d/;

/**
 * The sample with its framework within it and other words in every text.
 *
 * @param {(place: string) => string} wordsFor gives the words for a text by its place, such as `evidence.3.text`; of one
 *   line, and not too long for one
 */
export async function hostileReview(wordsFor) {
  const review = await read('assets/sample/riverbend.review.json');
  const { $schema, ...framework } = await read('assets/frameworks/delivery.json');
  review.framework = { ...framework, code: 'elsewhere' };
  review.sample = false;
  review.extra_pages = [
    {
      id: '00000000-0000-4000-8000-00000000e001',
      layout: 'two_columns',
      text: 'x',
      second_text: 'x',
      picture_says: 'x',
    },
  ];
  review.earlier = { name: 'x', on: null, levels: [] };
  delete review.$schema;
  // Few pages: WebKit takes a second for each that is so full.
  review.out_of_scope = framework.areas.slice(2).flatMap(({ elements }) => elements.map(({ code }) => code));
  review.themes = review.themes.filter(
    ({ horizon }, n, all) => all.findIndex((each) => each.horizon === horizon) === n,
  );
  const isOfATheme = ({ theme }) => review.themes.some(({ id }) => id === theme);
  review.findings = review.findings.filter(isOfATheme).map((finding) => ({ ...finding, elements: [] }));
  const isThere = (id) => review.findings.some((finding) => finding.id === id);
  review.recommendations = review.recommendations
    .filter(isOfATheme)
    .map((each) => ({ ...each, findings: each.findings.filter(isThere) }));
  return fill(review, [], wordsFor);
}

/** The value at a place, with other words for every free text in it. */
function fill(value, place, wordsFor) {
  const name = place.findLast((step) => typeof step === 'string');
  if (typeof value === 'string') {
    const isClosed = CLOSED.has(name) || ID_OR_DAY.test(value) || (name === 'kind' && OF_CLOSED_KIND.has(place[0]));
    return isClosed ? value : wordsFor(place.join('.'));
  }
  if (Array.isArray(value)) return value.map((each, n) => fill(each, [...place, n], wordsFor));
  if (value === null || typeof value !== 'object' || name === 'page') return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, held]) => [field, fill(held, [...place, field], wordsFor)]),
  );
}
