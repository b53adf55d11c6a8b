import { expect, test } from 'vitest';
import { ActionTable, fits, type Action, type Press } from './actionTable.svelte';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

const action = (id: string, keys: string[], more: Partial<Action> = {}): Action => ({
  id,
  label: id,
  keys,
  group: 'Test',
  run: () => undefined,
  ...more,
});

test('a key fits with its modifiers and no others', () => {
  expect(fits('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
  expect(fits('Ctrl+K', press('k'))).toBe(false);
  expect(fits('Ctrl+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(fits('Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(fits('j', press('j', { altKey: true }))).toBe(false);
  expect(fits('1', press('1'))).toBe(true);
});

test('Command stands for Ctrl on a Mac', () => {
  expect(fits('Ctrl+K', press('k', { metaKey: true }))).toBe(true);
});

test('a sign fits with or without Shift, as keyboards differ', () => {
  expect(fits('?', press('?', { shiftKey: true }))).toBe(true);
  expect(fits('?', press('?'))).toBe(true);
});

test('single keys rest while somebody types; keys with Ctrl and function keys do not', () => {
  const table = new ActionTable();
  table.add([action('next', ['j']), action('palette', ['Ctrl+K']), action('present', ['F5'])]);
  expect(table.of(press('F5'), true)?.id).toBe('present');
  expect(table.of(press('j'), false)?.id).toBe('next');
  expect(table.of(press('j'), true)).toBeUndefined();
  expect(table.of(press('k', { ctrlKey: true }), true)?.id).toBe('palette');
});

test('an action that makes no sense now is not found', () => {
  const table = new ActionTable();
  let can = false;
  table.add([action('undo', ['Ctrl+Z'], { when: () => can })]);
  expect(table.of(press('z', { ctrlKey: true }), false)).toBeUndefined();
  can = true;
  expect(table.of(press('z', { ctrlKey: true }), false)?.id).toBe('undo');
});

test('a screen’s own action wins over the frame’s and goes with the screen', () => {
  const table = new ActionTable();
  table.add([action('frame', ['j'])]);
  const leave = table.add([action('screen', ['j'])]);
  expect(table.of(press('j'), false)?.id).toBe('screen');
  leave();
  expect(table.of(press('j'), false)?.id).toBe('frame');
});
