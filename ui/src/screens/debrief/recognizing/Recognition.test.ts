import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { press } from '../../../keys';
import { App } from '../../../model/app.svelte';
import type { RecognizableWords } from '../../../model/types';
import { aPage, aPreview } from '../../../test/aDeck';
import { aReview, follows, opened } from '../../../test/aReview';
import { FakeHost, refusal, type Answers } from '../../../test/fakeHost';
import { button, field, render, settled } from '../../../test/render';
import Debrief from '../Debrief.svelte';

const undo = { undo: 'Replace words', redo: null };
const wrote = { value: null, changed: [], undo };
const summary = aPage('summary', 1, { title: 'What we see' });

function place(said: string, more: Partial<RecognizableWords> = {}): RecognizableWords {
  return {
    words: { owner: { rationale: '1A' }, words: said.toLowerCase() },
    said,
    sentence: `Ask ${said} first.`,
    range: { start: 4, end: 4 + said.length },
    by: 'person',
    name: 'Orla Penhallow',
    whose: 'Rationale of 1A',
    place: { element: '1A' },
    pages: ['summary'],
    in_tables: false,
    choice: null,
    open: true,
    suggestions: ['a principal', 'a colleague'],
    ...more,
  };
}

async function debrief(answers: Answers) {
  const host = new FakeHost({
    open_review: () => ({ ...opened(), review: aReview() }),
    draft: () => '',
    read_review: () => ({ parts: {}, follows: follows({ undo }) }),
    deck: () => aPreview([summary]),
    exports: () => [],
    ...answers,
  });
  const app = new App(host);
  await app.openReview('review-1', 'debrief');
  const screen = render(app, Debrief);
  await settled();
  press(new KeyboardEvent('keydown', { key: 'w' }), app);
  await settled();
  const dialog = screen.querySelector('dialog');
  if (!dialog) throw new Error('There is no dialog.');
  const key = (name: string) => {
    dialog
      .querySelector('[data-row]')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    flushSync();
  };
  return { app, host, dialog, key };
}
const sent = (host: FakeHost) =>
  host.calls.filter((call) => call.name === 'settle_words').map(({ request }) => request);

test('a place stands in its sentence with its page, and keys decide about it', async () => {
  const { host, dialog, key } = await debrief({ recognizable: () => [place('Orla')], settle_words: () => wrote });
  expect(dialog.querySelector('mark')?.textContent).toBe('Orla');
  expect(dialog.textContent).toContain('Rationale of 1A · on “What we see”');
  expect(dialog.textContent).toContain('1 of 1 is open');
  key('s');
  await settled();
  key('2');
  await settled();
  expect(sent(host)).toEqual([
    expect.objectContaining({ words: [place('Orla').words], choice: 'stays' }),
    expect.objectContaining({ choice: { replaced: 'a colleague' } }),
  ]);
});

test('words of one’s own stand in brackets, and what was decided is pressed and can be decided anew', async () => {
  const replaced = place('Orla', { choice: { replaced: 'a mentor' }, open: false });
  const { host, dialog } = await debrief({ recognizable: () => [replaced], settle_words: () => wrote });
  expect(dialog.textContent).toContain('Decided');
  expect(button(dialog, 'Replace with [a mentor]').getAttribute('aria-pressed')).toBe('true');
  expect(button(dialog, 'Stays').getAttribute('aria-pressed')).toBe('false');
  const own = field(dialog, 'Other words in brackets');
  own.value = 'a neighbor';
  own.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
  button(dialog, 'Replace').click();
  button(dialog, 'Decide anew').click();
  await settled();
  expect(sent(host)).toEqual([
    expect.objectContaining({ choice: { replaced: 'a neighbor' } }),
    expect.objectContaining({ choice: null }),
  ]);
});

test('going there leads to where the text is written', async () => {
  const { app, dialog } = await debrief({ recognizable: () => [place('Orla')] });
  button(dialog, 'Go there').click();
  await settled();
  expect([app.route.stage, app.route.place]).toEqual(['rate', { element: '1A' }]);
});

test('nothing found says what was looked for', async () => {
  const { dialog } = await debrief({ recognizable: () => [] });
  expect(dialog.textContent).toContain('The roster is empty');
});

test('a search that failed says so and can be tried again', async () => {
  const { dialog } = await debrief({
    recognizable: () => {
      throw refusal('internal', 'It failed.');
    },
  });
  expect(dialog.textContent).toContain('could not be looked for');
  expect(button(dialog, 'Try again').disabled).toBe(false);
});
