import { expect, test } from 'vitest';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import type { AudienceSetting, DeckSettings, Preview } from '../../model/types';
import { aPage, aPreview } from '../../test/aDeck';
import { follows, opened } from '../../test/aReview';
import { FakeHost, refusal, type Answers } from '../../test/fakeHost';
import { DeckPreview, previewOf } from './deck.svelte';

const undo = { undo: null, redo: null };

function preview(answers: Answers) {
  const host = new FakeHost(answers);
  const open = new OpenReview(host, new Notices(), opened());
  return { host, open, preview: new DeckPreview(open) };
}

/** A core that keeps the settings of the deck and gives back what it kept. */
function keepsDeck() {
  const written: DeckSettings[] = [];
  const answers: Answers = {
    set_deck: ({ deck }) => {
      written.push(deck);
      return { value: null, changed: ['deck'], undo };
    },
    read_review: () => ({ parts: { deck: written.at(-1) ?? opened().review.deck }, follows: follows() }),
  };
  return { written, answers };
}

/** A deck whose answers the test hands out one by one. */
function slowDeck() {
  const waiting: ((preview: Preview) => void)[] = [];
  return { deck: () => new Promise<Preview>((resolve) => waiting.push(resolve)), waiting };
}

const two = () => aPreview([aPage('title', 0, { title: 'One' }), aPage('closing', 9, { title: 'Two', number: 2 })]);

test('a layout that is older than the last change is not shown', async () => {
  const { deck, waiting } = slowDeck();
  const { host, preview: made } = preview({ deck });
  const reading = made.read();
  void made.read();
  void made.read();
  waiting[0]?.(aPreview([aPage('title', 0, { title: 'Old' })]));
  await Promise.resolve();
  await new Promise((done) => setTimeout(done));
  expect(made.laid).toBeNull();
  // However many calls came meanwhile, one more layout serves them all.
  waiting[1]?.(two());
  await reading;
  expect(made.laid?.pages.map((page) => page.title)).toEqual(['One', 'Two']);
  expect(host.calls.length).toBe(2);
});

test('the last layout stays in sight when a new one fails, and the failure is known', async () => {
  let fails = false;
  const { preview: made } = preview({
    deck: () => {
      if (fails) throw refusal('internal', 'A font could not be read.');
      return two();
    },
  });
  await made.read();
  fails = true;
  await made.read();
  expect(made.count).toBe(2);
  expect(made.failed).toBe(true);
});

test('sheets that did not change stay the same objects', async () => {
  const closing = (title: string) => aPage('closing', 9, { title, number: 2 });
  const { host, preview: made } = preview({
    deck: ({ after }) =>
      after === 1
        ? aPreview([aPage('title', 0, { title: '' }), closing('Changed')], [0])
        : aPreview([aPage('title', 0), closing('Two')]),
  });
  await made.read();
  const before = made.sheets.map((sheet) => sheet.page);
  await made.read();
  expect(host.calls.at(-1)?.request).toMatchObject({ after: 1 });
  expect(made.sheets[0]?.page).toBe(before[0]);
  expect(made.sheets.map((sheet) => sheet.page.title)).toEqual(['A title', 'Changed']);
});

test('the chosen sheet is kept; when its part is gone the last of its page is shown', async () => {
  let parts = 2;
  const { preview: made } = preview({
    deck: () =>
      aPreview([
        aPage('title', 0),
        ...Array.from({ length: parts }, (_, at) => aPage({ area: '1' }, 5, { part: at + 1, parts, number: at + 2 })),
      ]),
  });
  await made.read();
  expect(made.sheet?.id).toBe('title#1');
  made.walk(1);
  made.walk(1);
  made.walk(1);
  expect(made.sheet?.id).toBe('area/1#2');
  parts = 1;
  await made.read();
  expect(made.sheet?.id).toBe('area/1#1');
  expect(made.group?.id).toBe('area/1');
});

test('a page moves past the next page, not past its sheets', async () => {
  const { host, preview: made } = preview({
    deck: () =>
      aPreview([
        aPage('title', 0),
        aPage({ area: '1' }, 3, { part: 1, parts: 2 }),
        aPage({ area: '1' }, 3, { part: 2, parts: 2 }),
        aPage('closing', 9),
      ]),
    move_page: () => ({ value: null, changed: [], undo }),
  });
  await made.read();
  expect([made.canStep(-1), made.canStep(1)]).toEqual([false, true]);
  await made.step(1);
  expect(host.calls.at(-1)?.request).toMatchObject({ page: 'title', before: 'closing' });
  made.walk(9);
  await made.step(1);
  expect(host.calls.length).toBe(2);
  await made.step(-1);
  expect(host.calls.at(-1)?.request).toMatchObject({ page: 'closing', before: { area: '1' } });
});

test('settings changed one after another do not undo each other', async () => {
  const { written, answers } = keepsDeck();
  const { preview: made } = preview(answers);
  await Promise.all([made.set({ firm: 'Northfield' }), made.set({ addressee: 'For the board' })]);
  expect(written.at(-1)).toMatchObject({ firm: 'Northfield', addressee: 'For the board' });
});

test('the version for another audience is asked for, and what it shows is changed part by part', async () => {
  const written: AudienceSetting[] = [];
  const { host, preview: made } = preview({
    deck: two,
    set_audience: ({ setting }) => {
      written.push(setting);
      return { value: null, changed: ['deck'], undo };
    },
    read_review: () => ({ parts: { audiences: written.slice(-1) }, follows: follows() }),
  });
  await made.showTo('board');
  expect(host.calls.at(-1)?.request).toMatchObject({ audience: 'board' });
  await Promise.all([made.setVersion({ quotes: false }), made.leaveOut('closing', true)]);
  expect(written.at(-1)).toMatchObject({ audience: 'board', quotes: false, notes: false, left_out: ['closing'] });
  await made.leaveOut('closing', false);
  expect(written.at(-1)?.left_out).toEqual([]);
});

test('parts of the brand changed one after another do not undo each other', async () => {
  const { written, answers } = keepsDeck();
  const { preview: made } = preview(answers);
  await Promise.all([made.setBrand({ accent: '#0b7a66' }), made.setBrand({ second: '#e8973f' })]);
  expect(written.at(-1)?.brand).toEqual({ accent: '#0b7a66', second: '#e8973f', logo: null });
});

test('an added page stands after the one that is shown, and is shown once it is laid out', async () => {
  const extra = { id: 'x', layout: 'text' as const, text: '', second_text: '', picture: null, picture_says: '' };
  let isThere = false;
  const { host, preview: made } = preview({
    deck: () => aPreview([aPage('title', 0), ...(isThere ? [aPage({ extra: 'x' }, 4)] : []), aPage('closing', 9)]),
    add_extra_page: () => ({ value: extra, changed: [], undo }),
    remove_extra_page: () => ({ value: null, changed: [], undo }),
  });
  await made.read();
  await made.add('text');
  expect(host.calls.at(-1)?.request).toMatchObject({ layout: 'text', before: 'closing' });
  expect(made.sheet?.id).toBe('title#1');
  isThere = true;
  await made.read();
  expect(made.sheet?.id).toBe('extra/x#1');
  expect([made.isFresh('extra/x'), made.isFresh('extra/x')]).toEqual([true, false]);
  await made.drop('x');
  expect(made.sheet?.id).toBe('title#1');
});

test('one review has one preview', () => {
  const { open } = preview({});
  expect(previewOf(open)).toBe(previewOf(open));
});
