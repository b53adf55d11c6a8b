import { expect, test } from 'vitest';
import { sideBySide, type Stretch } from './wordDiff';

/** A side with what differs in brackets. */
const marked = (side: readonly Stretch[]) => side.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

function compared(before: string, after: string): [string, string] {
  const sides = sideBySide(before, after);
  expect(sides.old.map(({ text }) => text).join('')).toBe(before);
  expect(sides.new.map(({ text }) => text).join('')).toBe(after);
  return [marked(sides.old), marked(sides.new)];
}

test('words that differ are marked, on their side alone', () => {
  expect(compared('Set three goals for the year', 'Set two goals for the year')).toEqual([
    'Set [three] goals for the year',
    'Set [two] goals for the year',
  ]);
  expect(compared('The plan is read.', 'The plan is often read.')).toEqual([
    'The plan is read.',
    'The plan is [often] read.',
  ]);
});

test('neighbors that differ share one mark', () => {
  expect(compared('Set three clear goals for all', 'Set two bold aims for all')).toEqual([
    'Set [three clear goals] for all',
    'Set [two bold aims] for all',
  ]);
});

test('marks follow accents, quotation marks and lines', () => {
  expect(compared('La visión está “clara”\nhoy y siempre', 'La visión está “escrita”\nhoy y siempre')).toEqual([
    'La visión está “[clara]”\nhoy y siempre',
    'La visión está “[escrita]”\nhoy y siempre',
  ]);
});

test('a text with little in common is rewritten, and one from nothing is no such', () => {
  const sides = sideBySide('Eight people gave eight answers', 'Nobody could tell us why');
  expect([sides.isRewritten, marked(sides.old)]).toEqual([true, 'Eight people gave eight answers']);
  expect(sideBySide('', 'New words')).toMatchObject({ isRewritten: false, old: [] });
});
