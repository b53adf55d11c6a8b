import { expect, test } from 'vitest';
import { contrastOnPaper, parseColor, ratio, readableOnPaper, TEXT_CONTRAST } from './color';

test('a color is read as people write it', () => {
  expect(parseColor(' 0D4F68 ')).toBe('#0d4f68');
  expect(parseColor('#abc')).toBe('#aabbcc');
  expect(parseColor('teal')).toBeNull();
  expect(parseColor('#12345')).toBeNull();
});

test('contrast is that of WCAG', () => {
  expect(contrastOnPaper('#ffffff')).toBeCloseTo(1);
  expect(contrastOnPaper('#000000')).toBeCloseTo(21);
  expect(contrastOnPaper('#767676')).toBeCloseTo(4.54, 2);
});

test('a pale color gets the nearest shade of its hue that carries text', () => {
  const shade = readableOnPaper('#ffd200');
  expect(contrastOnPaper(shade)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  expect(contrastOnPaper(shade)).toBeLessThan(4.8);
  expect(readableOnPaper('#0d4f68')).toBe('#0d4f68');
});

test('a contrast that falls short is not rounded up', () => {
  expect(ratio(4.49)).toBe('4.4');
});
