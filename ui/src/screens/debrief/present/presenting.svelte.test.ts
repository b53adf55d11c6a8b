import { expect, test } from 'vitest';
import { Notices } from '../../../model/notices.svelte';
import { OpenReview } from '../../../model/openReview.svelte';
import { aPage, aPreview } from '../../../test/aDeck';
import { opened } from '../../../test/aReview';
import { FakeHost } from '../../../test/fakeHost';
import { DeckPreview } from '../deck.svelte';
import { Presenting } from './presenting.svelte';

const LEVELS = {
  cells: [
    { ground: 0, name: [], level: [] },
    { ground: 1, name: [], level: [] },
  ],
  sums: [],
};

/** Four pages, the second of which is hidden. */
async function presenting() {
  const deck = aPreview([
    aPage('title', 0, { number: 1 }),
    aPage('framework', 1, { hidden: true, number: null }),
    aPage('summary', 2, { number: 2, levels: LEVELS }),
    aPage('closing', 3, { number: 3 }),
  ]);
  const preview = new DeckPreview(new OpenReview(new FakeHost({ deck: () => deck }), new Notices(), opened()));
  await preview.read();
  return { preview, made: new Presenting(preview) };
}

test('it begins at the page that is previewed, skips hidden ones and stops at the ends', async () => {
  const { preview, made } = await presenting();
  preview.choose(preview.sheets[1]);
  made.start();
  expect([made.isOn, made.sheet?.id, made.next?.key]).toEqual([true, 'summary#1', 'closing']);
  made.back();
  made.back();
  expect(made.sheet?.id).toBe('title#1');
  made.last();
  made.on();
  expect([made.sheet?.id, made.next]).toEqual(['closing#1', undefined]);
  made.leave();
  expect([made.isOn, preview.sheet?.id]).toEqual([false, 'closing#1']);
});

test('a number and Enter lead to that page; a number too high to the last', async () => {
  const { made } = await presenting();
  made.start();
  made.digit('0');
  made.digit('2');
  expect(made.typed).toBe('2');
  made.go();
  expect([made.sheet?.id, made.typed]).toEqual(['summary#1', '']);
  made.digit('9');
  made.digit('9');
  made.go();
  expect(made.sheet?.id).toBe('closing#1');
  made.digit('1');
  expect([made.forget(), made.forget()]).toEqual([true, false]);
});

test('a key on a black screen brings the page back and does no more', async () => {
  const { made } = await presenting();
  made.start();
  made.black();
  made.on();
  expect([made.isBlack, made.sheet?.id]).toEqual([false, 'title#1']);
  made.on();
  expect(made.sheet?.id).toBe('summary#1');
});

test('levels show one by one when that is wanted, and all of them when one comes back', async () => {
  const { made } = await presenting();
  made.byLevels();
  made.start();
  made.on();
  expect([made.sheet?.id, made.levels]).toEqual(['summary#1', { shown: 0, of: 2 }]);
  made.on();
  made.on();
  expect(made.levels).toEqual({ shown: 2, of: 2 });
  made.on();
  expect(made.sheet?.id).toBe('closing#1');
  made.back();
  expect(made.levels).toEqual({ shown: 2, of: 2 });
  made.back();
  expect(made.levels).toEqual({ shown: 1, of: 2 });
});
