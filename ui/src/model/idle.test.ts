import { expect, test } from 'vitest';
import { Idle } from './idle';

const minutes = (many: number) => many * 60_000;

test('after the minutes that were chosen, and not before, nobody is there', () => {
  const idle = new Idle(0);
  expect(idle.isOver(minutes(15) - 1, 15)).toBe(false);
  expect(idle.isOver(minutes(15), 15)).toBe(true);
});

test('a key or a click begins the count anew', () => {
  const idle = new Idle(0);
  idle.touch(minutes(14));
  expect(idle.isOver(minutes(28), 15)).toBe(false);
  expect(idle.isOver(minutes(29), 15)).toBe(true);
});

test('never is never, and a clock that was set back neither locks nor keeps open for days', () => {
  const idle = new Idle(minutes(1000));
  expect(idle.isOver(minutes(9000), null)).toBe(false);
  expect(idle.isOver(minutes(10), 15)).toBe(false);
  expect(idle.isOver(minutes(25), 15)).toBe(true);
});
