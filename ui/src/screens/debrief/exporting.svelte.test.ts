import { expect, test } from 'vitest';
import type { CallOptions, CommandName, Host, Response } from '../../model/types';
import { Notices } from '../../model/notices.svelte';
import { OpenReview } from '../../model/openReview.svelte';
import { opened } from '../../test/aReview';
import { refusal } from '../../test/fakeHost';
import { Exporting } from './exporting.svelte';

/** A host that exports as the test says. */
function exporting(work: (options: CallOptions) => Promise<unknown>) {
  const host = {
    call: <C extends CommandName>(_name: C, _request: unknown, options: CallOptions = {}) =>
      work(options) as Promise<Response<C>>,
  } as Host;
  const notices = new Notices();
  const open = new OpenReview(host, notices, opened());
  return { notices, exporting: new Exporting(open, notices) };
}

test('it tells how far it is, then what was written', async () => {
  const seen: (string | undefined)[] = [];
  const made = exporting(async ({ onProgress }) => {
    onProgress?.({ done: 1, of: 3, doing: 'Writing the pages' });
    seen.push(made.exporting.progress?.doing);
    return { file_name: 'Harbor.pdf', pages: 13, bytes: 82_345 };
  });
  await made.exporting.run();
  expect(seen).toEqual(['Writing the pages']);
  expect(made.notices.list[0]?.text).toMatch(/^Saved as “Harbor\.pdf”: 13 pages, 82\s?kB\.$/i);
  expect([made.exporting.isRunning, made.exporting.progress]).toEqual([false, null]);
});

test('closing the dialog says nothing', async () => {
  const made = exporting(async () => null);
  await made.exporting.run();
  expect(made.notices.list).toEqual([]);
});

test('stopping it reaches the core and says that nothing was written', async () => {
  const made = exporting(
    ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(refusal('cancelled', 'Stopped.')));
      }),
  );
  const running = made.exporting.run();
  await new Promise((done) => setTimeout(done));
  made.exporting.cancel();
  await running;
  expect(made.notices.list.map((notice) => notice.text)).toEqual([
    'The export was stopped. No file was written; a file that was there before is unchanged.',
  ]);
});

test('a failure is said, and the next try runs', async () => {
  let fails = true;
  const made = exporting(async () => {
    if (fails) throw refusal('disk', 'The folder is read-only.');
    return null;
  });
  await made.exporting.run();
  expect(made.notices.list[0]?.text).toBe('The folder is read-only.');
  fails = false;
  await made.exporting.run();
  expect(made.exporting.isRunning).toBe(false);
});
