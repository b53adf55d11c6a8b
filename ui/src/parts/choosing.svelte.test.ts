import { expect, test } from 'vitest';
import { Choosing } from './choosing.svelte';

/** A control over `kept`, whose choices are kept when the test says so, in the order in which they were made. */
function slow(kept: string) {
  const made = { kept, answers: [] as (() => void)[] };
  const choosing = new Choosing(
    () => made.kept,
    (value) =>
      new Promise<void>((resolve) => {
        made.answers.push(() => {
          made.kept = value;
          resolve();
        });
      }),
  );
  return { made, choosing };
}

test('a choice shows at once, and stays when the answer to an earlier one comes', async () => {
  const { made, choosing } = slow('asked for');
  const first = choosing.choose('received');
  const second = choosing.choose('read');
  expect(choosing.shown).toBe('read');
  made.answers[0]?.();
  await first;
  expect([made.kept, choosing.shown]).toEqual(['received', 'read']);
  made.answers[1]?.();
  await second;
  made.kept = 'asked for';
  expect(choosing.shown).toBe('asked for');
});

test('a choice that is refused goes back to what is kept', async () => {
  const choosing = new Choosing<string>(
    () => 'draft',
    () => Promise.reject(new Error('no')),
  );
  await expect(choosing.choose('final')).rejects.toThrow('no');
  expect(choosing.shown).toBe('draft');
});
