/** A page's reading as a tree, so that a screen reader meets headings, lists and tables. */

import type { Reading, Role } from '../../model/types';

/** A stretch of the page with what it holds. */
export interface ReadingNode {
  readonly role: Role;
  readonly text: string;
  /** The language of its words, where it is not that of what holds it. */
  readonly language: string | null;
  readonly children: readonly ReadingNode[];
}

/** The tree that the depths of a reading describe. */
export function readingTree(reading: readonly Reading[]): ReadingNode[] {
  const roots: ReadingNode[] = [];
  /** The nodes that are open, outermost first, with their depths. */
  const open: { depth: number; children: ReadingNode[] }[] = [{ depth: -1, children: roots }];
  for (const { role, text, depth, language } of reading) {
    while (open.length > 1 && (open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const children: ReadingNode[] = [];
    open.at(-1)?.children.push({ role, text, language, children });
    open.push({ depth, children });
  }
  return roots;
}

/** The element of HTML that says a role. The screen has its own first heading, so those of a page begin one deeper. */
export function elementOf(role: Role): string {
  const elements: Record<Role, string> = {
    document: 'div',
    section: 'div',
    h1: 'h2',
    h2: 'h3',
    h3: 'h4',
    p: 'p',
    list: 'ul',
    list_item: 'li',
    label: 'span',
    body: 'span',
    table: 'table',
    row: 'tr',
    header_cell: 'th',
    data_cell: 'td',
    span: 'span',
    chip: 'span',
    figure: 'div',
    link: 'span',
  };
  return elements[role];
}

/** Whether a row of a table names its columns: every cell of it is a head. */
export function isHeadRow(row: ReadingNode): boolean {
  return row.children.length > 0 && row.children.every((cell) => cell.role === 'header_cell');
}
