import { expect, test } from 'vitest';
import { App } from '../../model/app.svelte';
import type { Checkup } from '../../model/types';
import { aCard, aPage } from '../../test/aLibrary';
import { opened } from '../../test/aReview';
import { FakeHost, refusal } from '../../test/fakeHost';
import { button, render, settled } from '../../test/render';
import Library from '../library/Library.svelte';

const SOUND: Checkup = { looked_at: [{ what: 'pages of the file', count: 132 }], mended: [], left: [] };
const wrote = (value: Checkup) => ({ value, changed: [], undo: { undo: null, redo: null } });

/** The library with one review, after its menu was used. */
async function checked(found: Checkup): Promise<HTMLElement> {
  const host = new FakeHost({
    library: () => aPage([aCard('one')]),
    check_review: () => wrote(found),
    close_review: () => null,
  });
  const screen = render(new App(host), Library);
  await settled();
  button(screen, 'More for Client one').click();
  await settled();
  button(screen, 'Check this review…').click();
  await settled();
  return screen;
}

test('a sound review is in order, and the check says what it looked at', async () => {
  const dialog = (await checked(SOUND)).querySelector('dialog');
  expect(dialog?.textContent).toContain('Everything is in order.');
  expect(dialog?.textContent).toContain('132 pages of the file');
});

test('what was mended and what was left is told', async () => {
  const dialog = (
    await checked({
      ...SOUND,
      mended: [{ said: '3 links to notes that are gone were removed.', count: 3 }],
      left: [{ what: 'A row is wrong.', next: 'Restore a backup.' }],
    })
  ).querySelector('dialog');
  expect(dialog?.textContent).toContain('3 links to notes that are gone were removed.');
  expect(dialog?.textContent).toContain('Restore a backup.');
  expect(dialog?.textContent).not.toContain('Everything is in order.');
});

const damaged = () => {
  throw refusal('damaged', 'The file of this review cannot be used.');
};

test('a damaged review offers its newest backup first, and salvage with what came of it', async () => {
  let opens = 0;
  const host = new FakeHost({
    library: () => aPage([aCard('one')]),
    open_review: () => (opens++ === 0 ? damaged() : opened()),
    backups: () => [
      { at: '2026-03-09T10:00:00', counts: null },
      {
        at: '2026-03-09T09:00:00',
        counts: { notes: 86, decisions: 12, findings: 30, changed_at: '2026-03-09T08:59:00' },
      },
    ],
    salvage_review: () => ({
      review: 'two',
      name: 'Capacity review (salvaged)',
      kinds: [
        { what: 'notes', read: 80, lost: 6 },
        { what: 'ratings', read: 3, lost: null },
      ],
      head_from: null,
    }),
  });
  const app = new App(host);
  const screen = render(app, Library);
  await settled();
  button(screen, 'Client one').click();
  await settled();
  expect(screen.querySelector('dialog')?.textContent).toContain('86 notes, 12 agreed levels');
  button(screen, 'Salvage into a new review').click();
  await settled();
  expect(screen.querySelector('dialog')?.textContent).toMatch(/notes\s*80\s*6/);
  expect(screen.querySelector('dialog')?.textContent).toMatch(/ratings\s*3\s*not known/);
  button(screen, 'Open it').click();
  await settled();
  expect(host.calls.at(-1)?.request).toEqual({ review: 'two' });
});
