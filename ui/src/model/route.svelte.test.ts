import { expect, test } from 'vitest';
import { Route, stageOf } from './route.svelte';

test('every kind of place belongs to a stage', () => {
  expect(stageOf({ stage: 'debrief' })).toBe('debrief');
  expect(stageOf({ element: '3B' })).toBe('rate');
  expect(stageOf({ session: 's' })).toBe('listen');
  expect(stageOf({ document: 'd' })).toBe('listen');
  expect(stageOf({ evidence: 'e' })).toBe('listen');
  expect(stageOf({ theme: 't' })).toBe('synthesize');
  expect(stageOf({ finding: 'f' })).toBe('synthesize');
  expect(stageOf({ recommendation: 'r' })).toBe('synthesize');
});

test('a stage remembers its place while others are visited', () => {
  const route = new Route();
  route.toReview('one', 'prepare');
  route.jump({ element: '3B' });
  route.toStage('listen');
  expect(route.place).toBeNull();
  route.toStage('rate');
  expect(route.place).toEqual({ element: '3B' });
});

test('jumping to the same place twice counts twice; settling there does not', () => {
  const route = new Route();
  route.toReview('one', 'rate');
  route.jump({ element: '3B' });
  route.jump({ element: '3B' });
  route.settle({ element: '3C' });
  expect(route.jumps).toBe(2);
  expect(route.place).toEqual({ element: '3C' });
});

test('a jump to a stage keeps the place it had', () => {
  const route = new Route();
  route.toReview('one', 'rate');
  route.jump({ element: '3B' });
  route.jump({ stage: 'rate' });
  expect(route.place).toEqual({ element: '3B' });
});

test('another review starts without places', () => {
  const route = new Route();
  route.toReview('one', 'rate');
  route.jump({ element: '3B' });
  route.toReview('two', 'rate');
  expect(route.place).toBeNull();
});
