import { expect, test } from 'vitest';
import { App } from '../../model/app.svelte';
import { FakeHost } from '../../test/fakeHost';
import { aCard, aPage } from '../../test/aLibrary';
import { opened } from '../../test/aReview';
import { button, render, settled } from '../../test/render';
import Library from './Library.svelte';

test('an empty library says what it is for and offers the sample', async () => {
  const screen = render(new App(new FakeHost({ library: () => aPage([]) })), Library);
  await settled();
  expect(screen.textContent).toContain('Every review you begin stands here');
  expect(button(screen, 'Open the sample')).toBeTruthy();
});

test('a card gives its numbers with their meaning and its levels to a screen reader', async () => {
  const screen = render(new App(new FakeHost({ library: () => aPage([aCard('one')]) })), Library);
  await settled();
  expect(screen.textContent).toContain('1 of 3 rated · 86 notes · 29 quotes');
  expect(screen.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('Levels: 1A AR, 1B NE, 2A Not rated');
});

test('a client’s name and Enter begin a review and open Prepare', async () => {
  const host = new FakeHost({
    library: () => aPage([]),
    new_review: () => ({ review: 'review-1' }),
    open_review: () => opened(),
  });
  const app = new App(host);
  const screen = render(app, Library);
  await settled();
  button(screen, 'New review').click();
  await settled();
  const client = screen.querySelector<HTMLInputElement>('form input[type=text]');
  if (!client) throw new Error('There is no field for the client.');
  client.value = 'Lakeside Unified';
  client.dispatchEvent(new Event('input', { bubbles: true }));
  screen.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await settled();
  expect(host.calls.find((call) => call.name === 'new_review')?.request).toEqual({
    client: 'Lakeside Unified',
    framework: 'delivery',
  });
  expect(app.open?.id).toBe('review-1');
  expect(app.route.stage).toBe('prepare');
});

test('a filter appears when there are many reviews and narrows them by client', async () => {
  const cards = Array.from({ length: 7 }, (_, at) =>
    aCard(String(at), { client: at === 3 ? 'Lakeside' : `Harbor ${at}` }),
  );
  const screen = render(new App(new FakeHost({ library: () => aPage(cards) })), Library);
  await settled();
  const filter = screen.querySelector<HTMLInputElement>('input[type=search]');
  if (!filter) throw new Error('There is no filter.');
  filter.value = 'lake';
  filter.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
  expect([...screen.querySelectorAll('h2')].map((heading) => heading.textContent?.trim())).toEqual(['Lakeside']);
});

test('destroying asks first and names the review', async () => {
  const host = new FakeHost({
    library: () => aPage([], [aCard('one')]),
    destroy_review: () => ({ at: '2026-04-01T08:00:00', text: 'What was destroyed' }),
  });
  const app = new App(host);
  const screen = render(app, Library);
  await settled();
  button(screen, 'Bin (1)').click();
  await settled();
  expect(screen.textContent).toContain('12 days left');
  button(screen, 'Destroy… Client one').click();
  await settled();
  expect(host.names).not.toContain('destroy_review');
  expect(screen.querySelector('dialog')?.textContent).toContain('Destroy “Client one”?');
  button(screen, 'Destroy it').click();
  await settled();
  expect(host.calls.find((call) => call.name === 'destroy_review')?.request).toEqual({ review: 'one' });
  // The certificate is shown: nothing else keeps it now.
  expect(app.certificates.shown).toMatchObject({ certificate: { text: 'What was destroyed' }, review: null });
});

test('what is near is said on its card', async () => {
  const reminder = { about: 'delete_notes', on: '2026-06-30', is_past: true } as const;
  const page = { ...aPage([aCard('one'), aCard('two')]), reminders: [{ review: 'two', reminder }] };
  const screen = render(new App(new FakeHost({ library: () => page })), Library);
  await settled();
  const [one, two] = screen.querySelectorAll('article');
  expect(two?.textContent).toContain('The identified notes were to be deleted by Jun 30, 2026.');
  expect(one?.textContent).not.toContain('identified');
});

test('what the menu of protection does is found by its words too', async () => {
  const state = { protected: true, locked: false, misplaced: null, wait_seconds: 0 };
  const app = new App(new FakeHost({ library: () => aPage([]), lock_state: () => state }));
  await app.start();
  render(app, Library);
  await settled();
  const labels = app.actions.possible().map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['Change the passphrase…', 'Locking and backups…']));
  expect(labels).not.toContain('Protect with a passphrase…');
});
