import { expect, test } from 'vitest';
import { leapt, neighbor, staysAt, stepped } from './order';

const shelves = [
  { parent: 'one', ids: ['a', 'b', 'c'] },
  { parent: 'two', ids: [] },
  { parent: 'three', ids: ['d'] },
];

test('a step goes one place within the list and stops at its ends', () => {
  expect(stepped(shelves, 'b', -1)).toEqual({ parent: 'one', before: 'a' });
  expect(stepped(shelves, 'a', 1)).toEqual({ parent: 'one', before: 'c' });
  expect(stepped(shelves, 'b', 1)).toEqual({ parent: 'one', before: null });
  expect(stepped(shelves, 'a', -1)).toBeNull();
  expect(stepped(shelves, 'c', 1)).toBeNull();
  expect(stepped(shelves, 'gone', 1)).toBeNull();
});

test('a leap goes to the end of the list beside, empty ones too', () => {
  expect(leapt(shelves, 'b', 1)).toEqual({ parent: 'two', before: null });
  expect(leapt(shelves, 'd', -1)).toEqual({ parent: 'two', before: null });
  expect(leapt(shelves, 'd', 1)).toBeNull();
  expect(leapt(shelves, 'a', -1)).toBeNull();
  expect(leapt(shelves, 'gone', 1)).toBeNull();
});

test('before itself, before the next and at the end of its own list are where it stands already', () => {
  expect(staysAt(shelves, 'b', { parent: 'one', before: 'b' })).toBe(true);
  expect(staysAt(shelves, 'b', { parent: 'one', before: 'c' })).toBe(true);
  expect(staysAt(shelves, 'c', { parent: 'one', before: null })).toBe(true);
  expect(staysAt(shelves, 'b', { parent: 'one', before: 'a' })).toBe(false);
  expect(staysAt(shelves, 'c', { parent: 'two', before: null })).toBe(false);
});

test('the neighbor is what stands before, for the first what stands after', () => {
  expect(neighbor(shelves, 'b')).toBe('a');
  expect(neighbor(shelves, 'a')).toBe('b');
  expect(neighbor(shelves, 'd')).toBeNull();
});
