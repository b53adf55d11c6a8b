import { expect, test } from 'vitest';
import { aReview } from '../../test/aReview';
import { sentences, settingOf } from './audiences';

test('what was set counts; else the usual', () => {
  const board = { ...settingOf(aReview(), 'board'), quotes: false };
  expect(settingOf(aReview(), 'board').quotes).toBe(true);
  expect(settingOf(aReview({ audiences: [board] }), 'board')).toBe(board);
  expect(settingOf(aReview({ audiences: [board] }), 'public').rationale).toBe('first_sentence');
});

test('each version says in sentences what it shows', () => {
  expect(sentences(settingOf(aReview(), 'leadership'), 0)).toEqual([
    'The whole of each rationale.',
    'Quotes that are cleared.',
    'Groups by name.',
    'Speaker notes, in forms that hold them.',
    'Every page that is not hidden.',
  ]);
  expect(sentences(settingOf(aReview(), 'public'), 1)).toEqual([
    'The first sentence of each rationale.',
    'No quotes: a sentence that holds one is left out whole.',
    'Groups counted, without names.',
    'No speaker notes.',
    '1 page is left out.',
  ]);
});
