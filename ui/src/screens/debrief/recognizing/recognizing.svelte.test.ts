import { expect, test } from 'vitest';
import { Notices } from '../../../model/notices.svelte';
import { OpenReview } from '../../../model/openReview.svelte';
import type { RecognizableWords } from '../../../model/types';
import { opened } from '../../../test/aReview';
import { FakeHost, refusal, type Answers } from '../../../test/fakeHost';
import { descriptorOf, placeKey, Recognizing } from './recognizing.svelte';

function place(said: string, finding: string, more: Partial<RecognizableWords> = {}): RecognizableWords {
  return {
    words: { owner: { finding }, words: said.toLowerCase() },
    said,
    sentence: `Ask ${said} first.`,
    range: { start: 4, end: 4 + said.length },
    by: 'person',
    name: 'Orla Penhallow',
    whose: 'Key finding',
    place: { finding },
    pages: [{ horizon: 'near_term' }],
    in_tables: true,
    choice: null,
    open: true,
    suggestions: ['a leader'],
    ...more,
  };
}

function recognizing(answers: Answers) {
  const host = new FakeHost(answers);
  const notices = new Notices();
  return { host, notices, recognizing: new Recognizing(new OpenReview(host, notices, opened())) };
}

const wrote = { value: null, changed: [], undo: { undo: 'Replace words', redo: null } };

test('places are listed by whom they point to, with how many are open', async () => {
  const school = { name: 'Alder Creek', by: 'school' as const, open: false, choice: 'stays' as const };
  const made = recognizing({
    recognizable: () => [
      place('Orla', 'f1', { by: 'source' }),
      place('Alder Creek', 'f1', school),
      place('Penhallow', 'f2'),
    ],
  });
  await made.recognizing.show('board');
  expect(made.host.calls).toEqual([{ name: 'recognizable', request: { review: 'review-1', audience: 'board' } }]);
  expect(made.recognizing.names.map(({ name, by, places, open }) => [name, by, places.length, open])).toEqual([
    ['Orla Penhallow', 'person', 2, 2],
    ['Alder Creek', 'school', 1, 0],
  ]);
  expect(made.recognizing.open).toBe(2);
});

test('one place is decided by itself, or all of a name alike, and then they are read anew', async () => {
  let choice: RecognizableWords['choice'] = null;
  const made = recognizing({
    recognizable: () => [
      place('Orla', 'f1', { choice, open: choice === null }),
      place('Penhallow', 'f2'),
      place('Larkmoor', 'f2', { name: 'Larkmoor', by: 'school' }),
    ],
    settle_words: (request) => {
      choice = request.choice;
      return wrote;
    },
  });
  await made.recognizing.show('leadership');
  const [first, second] = made.recognizing.places ?? [];
  if (!first || !second) throw new Error('There are three places.');
  await made.recognizing.settle(first, { replaced: 'a leader' });
  expect(made.host.calls[1]?.request).toEqual({
    review: 'review-1',
    words: [first.words],
    choice: { replaced: 'a leader' },
  });
  expect(made.recognizing.open).toBe(2);
  const now = made.recognizing.places?.[0];
  expect(now && descriptorOf(now)).toBe('a leader');

  made.recognizing.setAlike('Orla Penhallow', true);
  await made.recognizing.settle(second, 'stays');
  expect(made.host.calls[3]?.request).toMatchObject({ words: [first.words, second.words], choice: 'stays' });
  made.recognizing.setAlike('Orla Penhallow', false);
  await made.recognizing.settle(second, null);
  expect(made.host.calls[5]?.request).toMatchObject({ words: [second.words], choice: null });
});

test('a place is known by its text and its words', () => {
  expect(placeKey(place('Orla', 'f1'))).toBe(placeKey(place('ORLA', 'f1', { open: false })));
  expect(placeKey(place('Orla', 'f1'))).not.toBe(placeKey(place('Orla', 'f2')));
});

test('an answer that comes too late is passed over, and a failure is said', async () => {
  const late: ((places: RecognizableWords[]) => void)[] = [];
  const made = recognizing({ recognizable: () => new Promise((done) => late.push(done)) });
  const first = made.recognizing.read('leadership');
  const second = made.recognizing.read('public');
  late[1]?.([place('Orla', 'f1')]);
  late[0]?.([]);
  await Promise.all([first, second]);
  expect(made.recognizing.places).toHaveLength(1);

  const failing = recognizing({
    recognizable: () => {
      throw refusal('internal', 'It failed.');
    },
  });
  await failing.recognizing.show('leadership');
  expect([failing.recognizing.failed, failing.recognizing.places]).toEqual([true, null]);
  expect(failing.notices.list.map(({ text }) => text)).toEqual(['It failed.']);
});
