import { expect, test } from 'vitest';
import { isHeadRow, readingTree } from './reading';

test('depths become a tree', () => {
  const tree = readingTree([
    { role: 'section', depth: 1, text: '', language: null },
    { role: 'h1', depth: 2, text: 'Title', language: null },
    { role: 'list', depth: 2, text: '', language: null },
    { role: 'list_item', depth: 3, text: 'One', language: null },
    { role: 'list_item', depth: 3, text: 'Two', language: null },
    { role: 'p', depth: 2, text: 'Después', language: 'es' },
    { role: 'section', depth: 1, text: 'Next', language: null },
  ]);
  expect(tree.map((node) => node.role)).toEqual(['section', 'section']);
  expect(tree[0]?.children.map((node) => node.role)).toEqual(['h1', 'list', 'p']);
  expect(tree[0]?.children[2]?.language).toBe('es');
  expect(tree[0]?.children[1]?.children.map((node) => node.text)).toEqual(['One', 'Two']);
});

test('a row names its columns when all its cells are heads', () => {
  const row = (...roles: ('header_cell' | 'data_cell')[]) => ({
    role: 'row' as const,
    text: '',
    language: null,
    children: roles.map((role) => ({ role, text: '', language: null, children: [] })),
  });
  expect(isHeadRow(row('header_cell', 'header_cell'))).toBe(true);
  expect(isHeadRow(row('header_cell', 'data_cell'))).toBe(false);
  expect(isHeadRow(row())).toBe(false);
});
