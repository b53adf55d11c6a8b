import { expect, test } from 'vitest';
import { FakeHost, refusal } from '../test/fakeHost';
import { aCard, aPage } from '../test/aLibrary';
import { Library } from './library.svelte';
import { Notices } from './notices.svelte';

test('a review moved to the bin can be brought back from its notice', async () => {
  const card = aCard('one', { client: 'Lakeside Unified' });
  let isBinned = false;
  const host = new FakeHost({
    library: () => aPage(isBinned ? [] : [card], isBinned ? [card] : []),
    bin_review: () => {
      isBinned = true;
      return null;
    },
    restore_review: () => {
      isBinned = false;
      return null;
    },
  });
  const notices = new Notices();
  const library = new Library(host, notices);
  await library.bin(card);
  expect(library.page?.reviews).toEqual([]);
  expect(notices.list[0]?.text).toContain('Lakeside Unified');
  await notices.list[0]?.action?.run();
  expect(library.page?.reviews).toEqual([card]);
});

test('undo puts back the review that was moved to the bin last, until it is destroyed', async () => {
  const cards = [aCard('one'), aCard('two')];
  const host = new FakeHost({
    library: () => aPage(cards),
    bin_review: () => null,
    restore_review: () => null,
    destroy_review: () => ({ at: '2026-04-01T08:00:00', text: '' }),
  });
  const notices = new Notices();
  const library = new Library(host, notices);
  for (const card of cards) await library.bin(card);
  await library.undo();
  expect(host.calls.filter(({ name }) => name === 'restore_review')).toEqual([
    { name: 'restore_review', request: { review: 'two' } },
  ]);
  expect(library.canUndo).toBe(false);
  await library.bin(aCard('two'));
  await library.destroy('two');
  expect(library.canUndo).toBe(false);
  expect(notices.list.filter((notice) => notice.action && notice.text.includes('Client two'))).toEqual([]);
});

test('what the core refuses is said, and the library stays as it is', async () => {
  const notices = new Notices();
  const host = new FakeHost({
    new_review: () => {
      throw refusal('bad_value', 'This text is empty.', 'client');
    },
  });
  const library = new Library(host, notices);
  expect(await library.begin(' ', 'delivery')).toBeNull();
  expect(notices.list.map((notice) => notice.text)).toEqual(['This text is empty.']);
});

test('a dialog that was closed brings nothing in and says nothing', async () => {
  const notices = new Notices();
  const library = new Library(new FakeHost({ import_review: () => null }), notices);
  expect(await library.bringIn()).toBeNull();
  expect(notices.list).toEqual([]);
});

test('what the bin destroyed by itself is told once', async () => {
  const notices = new Notices();
  const gone = [
    { client: 'Lakeside Unified', name: 'Capacity review' },
    { client: '', name: '' },
  ];
  let expired = gone;
  const library = new Library(new FakeHost({ library: () => ({ ...aPage([]), expired }) }), notices);
  await library.read();
  expired = [];
  await library.read();
  expect(notices.list.map((notice) => notice.text)).toEqual([
    'After 30 days in the bin, destroyed: “Lakeside Unified” and A review that could not be read.',
  ]);
});
