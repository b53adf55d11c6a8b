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
