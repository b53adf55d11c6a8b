import { expect, test } from 'vitest';
import type { BroughtChange, BroughtFile, CallOptions, CommandName, Host, Response } from '../../../model/types';
import { Notices } from '../../../model/notices.svelte';
import { OpenReview } from '../../../model/openReview.svelte';
import { opened } from '../../../test/aReview';
import { refusal } from '../../../test/fakeHost';
import { BringingBack } from './bringingBack.svelte';

function change(page: BroughtChange['page'], more: Partial<BroughtChange> = {}): BroughtChange {
  const [target, old] = [{ finding: 'finding-1' }, 'Before'];
  const plain = { changed_meanwhile: false, quote_altered: false };
  return { target, page, page_title: 'A page', slide: 5, old, new: 'After', ...plain, ...more };
}

function brought(changes: BroughtChange[]): BroughtFile {
  return { file_name: 'deck.pptx', audience: 'board', back: { changes, compared: 60, left_over: [] } };
}

/** A host that answers as the test says, and keeps what it was asked. */
function bringing(answer: (name: CommandName, options: CallOptions) => Promise<unknown>) {
  const asked: unknown[] = [];
  const host = {
    call: <C extends CommandName>(name: C, request: unknown, options: CallOptions = {}) => {
      asked.push(request);
      return answer(name, options) as Promise<Response<C>>;
    },
  } as Host;
  const notices = new Notices();
  return { asked, notices, bringing: new BringingBack(new OpenReview(host, notices, opened())) };
}

const undo = { undo: 'Bring back edited text', redo: null };

test('what is edited is grouped by page, and what needs a second look is not accepted', async () => {
  const file = brought([
    change({ area: '1' }),
    change({ area: '1' }, { changed_meanwhile: true }),
    change('summary', { quote_altered: true }),
    change('summary'),
  ]);
  const made = bringing(async () => file);
  await made.bringing.start();
  expect(made.bringing.pages.map(({ id, changes }) => [id, changes.map(({ at }) => at)])).toEqual([
    ['area/1', [0, 1]],
    ['summary', [2, 3]],
  ]);
  expect([...made.bringing.accepted]).toEqual([0, 3]);
  made.bringing.acceptAll(true);
  made.bringing.accept(1, false);
  expect([...made.bringing.accepted]).toEqual([0, 2, 3]);
  made.bringing.acceptAll(false);
  expect(made.bringing.accepted.size).toBe(0);
});

test('only what is accepted is taken, for the audience of the file, with a way back', async () => {
  const changes = [change('summary'), change('title', { new: 'Left' })];
  const took = { value: { taken: 1, refused: [] }, changed: [], undo };
  const made = bringing(async (name) => (name === 'bring_back' ? brought(changes) : took));
  await made.bringing.start();
  made.bringing.accept(1, false);
  await made.bringing.take();
  expect(made.asked.at(-1)).toEqual({ review: 'review-1', audience: 'board', changes: [changes[0]] });
  expect(made.bringing.isOpen).toBe(false);
  expect(made.notices.list.map(({ text, action }) => [text, action?.label])).toEqual([
    ['Took 1 change from “deck.pptx”.', 'Undo'],
  ]);
});

test('what changed meanwhile is said, and nothing is offered where nothing was taken', async () => {
  const refused = { value: { taken: 0, refused: [{ finding: 'finding-1' }] }, changed: [], undo };
  const made = bringing(async (name) => (name === 'bring_back' ? brought([change('summary')]) : refused));
  await made.bringing.start();
  await made.bringing.take();
  expect(made.notices.list.map(({ text, action }) => [text, action])).toEqual([
    ['1 text was changed in Debrief meanwhile and stays as it is. Bring the file back again to compare.', undefined],
  ]);
});

test('closing the system’s dialog shows nothing; a file that cannot be read says why', async () => {
  let fails = false;
  const made = bringing(async () => {
    if (fails) throw refusal('bad_file', '“a.pptx” has no slide.');
    return null;
  });
  await made.bringing.start();
  expect([made.bringing.isOpen, made.bringing.isReading]).toEqual([false, false]);
  fails = true;
  await made.bringing.start();
  expect([made.bringing.isOpen, made.bringing.refusal?.message]).toEqual([true, '“a.pptx” has no slide.']);
  expect(made.notices.list).toEqual([]);
});

test('reading is seen once it begins, and can be stopped', async () => {
  const made = bringing(
    (_, { signal, onProgress }) =>
      new Promise((_, reject) => {
        onProgress?.({ done: 0, of: 2, doing: 'Reading the slides' });
        signal?.addEventListener('abort', () => reject(refusal('cancelled', 'Stopped.')));
      }),
  );
  const reading = made.bringing.start();
  await new Promise((done) => setTimeout(done));
  expect([made.bringing.isOpen, made.bringing.progress?.doing]).toEqual([true, 'Reading the slides']);
  made.bringing.close();
  await reading;
  expect([made.bringing.isOpen, made.bringing.isReading, made.bringing.refusal]).toEqual([false, false, null]);
});

test('what could not be written stays to be tried again', async () => {
  const made = bringing(async (name) => {
    if (name === 'bring_back') return brought([change('summary')]);
    throw refusal('disk', 'The disk is full.');
  });
  await made.bringing.start();
  await made.bringing.take();
  expect([made.bringing.isOpen, made.bringing.refusal?.message]).toEqual([true, 'The disk is full.']);
  expect(made.bringing.changes).toHaveLength(1);
});
