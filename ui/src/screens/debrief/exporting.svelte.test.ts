import { expect, test } from 'vitest';
import type { CallOptions, CommandName, Host, Response } from '../../model/types';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import { opened } from '../../test/aReview';
import { refusal } from '../../test/fakeHost';
import { Exporting, writtenSentence } from './exporting.svelte';

/** A host that exports as the test says. */
function exporting(work: (options: CallOptions, request: unknown) => Promise<unknown>) {
  const host = {
    call: <C extends CommandName>(name: C, request: unknown, options: CallOptions = {}) =>
      (name === 'exports' ? Promise.resolve([]) : work(options, request)) as Promise<Response<C>>,
  } as Host;
  const notices = new Notices();
  const open = new OpenReview(host, notices, opened());
  return { notices, exporting: new Exporting(open, notices) };
}

test('it asks for the form and the audience that are chosen, and tells how far it is', async () => {
  const seen: unknown[] = [];
  const made = exporting(async ({ onProgress }, request) => {
    onProgress?.({ done: 1, of: 3, doing: 'Writing the pages' });
    seen.push(request, made.exporting.progress?.doing);
    return { file_name: 'Harbor board.pdf', pages: 13, bytes: 82_345 };
  });
  made.exporting.choose();
  made.exporting.chosen('print');
  await made.exporting.run('board');
  expect(seen).toEqual([{ review: 'review-1', form: 'print', audience: 'board' }, 'Writing the pages']);
  expect(made.exporting.written?.file_name).toBe('Harbor board.pdf');
  expect([made.exporting.isRunning, made.exporting.progress]).toEqual([false, null]);
  expect(made.exporting.log).toEqual([]);
});

test('what was written is said, with pages where it has pages', () => {
  const written = { file_name: 'Harbor.pdf', pages: 13, bytes: 82_345 };
  expect(writtenSentence(written)).toMatch(/^Saved as “Harbor\.pdf”: 13 pages, 82\s?kB\.$/i);
  expect(writtenSentence({ ...written, file_name: 'Harbor.csv', pages: null })).toMatch(
    /^Saved as “Harbor\.csv”: 82\s?kB\.$/i,
  );
});

test('closing the system’s dialog says nothing and keeps the choice open', async () => {
  const made = exporting(async () => null);
  made.exporting.choose();
  await made.exporting.run('leadership');
  expect(made.notices.list).toEqual([]);
  expect([made.exporting.isOpen, made.exporting.written, made.exporting.refusal]).toEqual([true, null, null]);
});

test('stopping it reaches the core and says that nothing was written', async () => {
  const made = exporting(
    ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(refusal('cancelled', 'Stopped.')));
      }),
  );
  const running = made.exporting.run('leadership');
  await new Promise((done) => setTimeout(done));
  made.exporting.cancel();
  await running;
  expect(made.notices.list.map((notice) => notice.text)).toEqual([
    'The export was stopped. No file was written; a file that was there before is unchanged.',
  ]);
  expect(made.exporting.refusal).toBeNull();
});

test('a refusal stands until something else is chosen, and the next try runs', async () => {
  let fails = true;
  const made = exporting(async () => {
    if (fails) throw refusal('not_cleared', 'A quote is not cleared.');
    return null;
  });
  await made.exporting.run('leadership');
  expect(made.exporting.refusal).toMatchObject({ code: 'not_cleared', message: 'A quote is not cleared.' });
  made.exporting.chosen('xlsx');
  expect(made.exporting.refusal).toBeNull();
  fails = false;
  await made.exporting.run('leadership');
  expect([made.exporting.isRunning, made.exporting.refusal]).toEqual([false, null]);
});
