import { expect, test, vi } from 'vitest';
import { Typing } from './saving.svelte';

/** A field over a kept text; the core tidies spaces at the ends away. */
function field(kept = 'As it was') {
  const state = { kept, saves: [] as string[], refuses: '' };
  const typing = new Typing(
    () => state.kept,
    async (text) => {
      state.saves.push(text);
      if (state.refuses) return { ok: false, error: { code: 'bad_value', message: state.refuses, field: null } };
      state.kept = text.trim();
      return { ok: true, value: null };
    },
  );
  return { state, typing };
}

test('what is typed is kept on leaving, and the field shows what the core made of it', async () => {
  const { state, typing } = field();
  typing.type('New words ');
  expect(typing.isUnsaved).toBe(true);
  await typing.keep();
  expect(state.saves).toEqual(['New words ']);
  expect(typing.shown).toBe('New words');
  expect(typing.isUnsaved).toBe(false);
});

test('typing back to what is kept writes nothing', async () => {
  const { state, typing } = field();
  typing.type('Other');
  typing.type('As it was');
  await typing.keep();
  expect(state.saves).toEqual([]);
});

test('a pause keeps the words and leaves the space that was just typed', async () => {
  const { state, typing } = field();
  typing.type('New ');
  await typing.pause();
  expect(state.kept).toBe('New');
  expect(typing.shown).toBe('New ');
  expect(typing.isUnsaved).toBe(false);
});

test('a pause and a leaving keep the same words once', async () => {
  const { state, typing } = field();
  typing.type('New');
  await Promise.all([typing.pause(), typing.keep()]);
  expect(state.saves).toEqual(['New']);
});

test('an undo after a pause shows in the field, though it still has the focus', async () => {
  const { state, typing } = field();
  typing.type('New');
  await typing.pause();
  state.kept = 'As it was';
  expect(typing.shown).toBe('As it was');
});

test('what is refused stays with its reason until it is typed over or given up', async () => {
  const { state, typing } = field();
  state.refuses = 'This text is empty.';
  typing.type('');
  await typing.keep();
  expect(typing.shown).toBe('');
  expect(typing.refusal).toBe('This text is empty.');
  typing.leave();
  expect(typing.shown).toBe('As it was');
  expect(typing.refusal).toBeNull();
});

test('what is typed while the core is writing is not lost', async () => {
  const { typing } = field();
  typing.type('First');
  const keeping = typing.keep();
  await Promise.resolve();
  typing.type('First and more');
  await keeping;
  expect(typing.shown).toBe('First and more');
  expect(typing.isUnsaved).toBe(true);
});

test('what is typed is held at every key and let go once it is kept', async () => {
  vi.useFakeTimers();
  const held: string[] = [];
  const half = { read: async () => 'Left by a power cut', write: (text: string) => void held.push(text) };
  let kept = '';
  const save = (text: string) => {
    kept = text;
    return { ok: true as const, value: null };
  };
  const typing = new Typing(() => kept, save, { pauses: true, half });
  await typing.restore();
  expect(kept).toBe('Left by a power cut');
  for (const text of ['A', 'Ab', 'Abc']) {
    typing.type(text);
    await vi.advanceTimersByTimeAsync(1500);
    expect(held.at(-1)).toBe(text);
  }
  expect(kept).toBe('Left by a power cut');
  await typing.keep();
  expect(kept).toBe('Abc');
  expect(held.at(-1)).toBe('');
  vi.useRealTimers();
});
