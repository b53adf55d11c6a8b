import { expect, test } from 'vitest';
import { frameActions } from './actions';
import { keyLabel, press } from './keys';
import { App } from './model/app.svelte';
import { FakeHost } from './test/fakeHost';
import { follows, opened } from './test/aReview';

async function inReview() {
  const host = new FakeHost({
    open_review: () => ({ ...opened(), follows: follows({ undo: { undo: 'Edit', redo: null } }) }),
    undo: () => ({ value: 'Edit', changed: [], undo: { undo: null, redo: 'Edit' } }),
  });
  const app = new App(host);
  app.actions.add(frameActions(app));
  await app.openReview('review-1', 'prepare');
  return { app, host };
}

/** Presses a key on an element of the page and says whether the page took it. */
function pressed(app: App, on: HTMLElement, init: KeyboardEventInit): boolean {
  if (!on.isConnected) document.body.append(on);
  const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true });
  on.addEventListener('keydown', (heard) => press(heard, app), { once: true });
  on.dispatchEvent(event);
  on.remove();
  return event.defaultPrevented;
}

test('Ctrl Z in a field with unkept text is the field’s own', async () => {
  const { app, host } = await inReview();
  const input = document.createElement('input');
  input.dataset.unsaved = '';
  expect(pressed(app, input, { key: 'z', ctrlKey: true })).toBe(false);
  expect(host.names).not.toContain('undo');
});

test('Ctrl Z in a field that holds nothing new takes back the last change', async () => {
  const { app, host } = await inReview();
  expect(pressed(app, document.createElement('input'), { key: 'z', ctrlKey: true })).toBe(true);
  await app.open?.settled();
  expect(host.names).toContain('undo');
});

test('leaving a stage by key keeps what was typed', async () => {
  const { app } = await inReview();
  const input = document.createElement('input');
  input.dataset.unsaved = '';
  let left = false;
  input.addEventListener('blur', () => (left = true));
  document.body.append(input);
  input.focus();
  pressed(app, input, { key: '3', ctrlKey: true });
  expect(left).toBe(true);
  expect(app.route.stage).toBe('rate');
});

test('a question mark opens the keys, but not while somebody types one', async () => {
  const { app } = await inReview();
  pressed(app, document.createElement('textarea'), { key: '?', shiftKey: true });
  expect(app.overlay).toBeNull();
  pressed(app, document.createElement('div'), { key: '?', shiftKey: true });
  expect(app.overlay).toBe('keys');
});

test('an open dialog has the keyboard to itself', async () => {
  const { app } = await inReview();
  const dialog = document.createElement('dialog');
  dialog.setAttribute('open', '');
  document.body.append(dialog);
  pressed(app, document.createElement('div'), { key: '3', ctrlKey: true });
  dialog.remove();
  expect(app.route.stage).toBe('prepare');
});

test('keys are named as they stand on the keyboard', () => {
  expect(keyLabel('Ctrl+Shift+z')).toBe('Ctrl Shift Z');
  expect(keyLabel('Alt+ArrowUp')).toBe('Alt ↑');
});
