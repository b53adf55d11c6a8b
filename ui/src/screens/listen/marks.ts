/**
 * The marks in a typed line, as far as the visible controls need them. What a line means is the core's to say
 * (`parse_note`); here marks are only put into the line and taken out of it.
 */

import type { Direction, ElementCode } from '../../model/types';

/** A mark that stands at the start of a line. */
export type Mark = 'quote' | Direction;

/** The sign that is typed for each mark. */
export const SIGNS: Readonly<Record<Mark, string>> = { quote: '"', strength: '+', gap: '-', open_question: '?' };

const QUOTES = '"“”„';
const GAPS = '-–−';

/** A line with its marks in front of it. */
interface Headed {
  marks: Mark[];
  /** Where the words begin. */
  at: number;
}

/** The marks in front of a line. A dash or plus before a digit is a number. */
export function headOf(line: string): Headed {
  const marks: Mark[] = [];
  let at = line.length - line.trimStart().length;
  for (;;) {
    const sign = line[at];
    const mark = sign && markOf(sign, line[at + 1]);
    const isTaken = mark === 'quote' ? marks.includes('quote') : marks.some((other) => other !== 'quote');
    if (!mark || isTaken) return { marks, at };
    marks.push(mark);
    at += 1;
    while (/\s/.test(line[at] ?? '')) at += 1;
  }
}

function markOf(sign: string, next: string | undefined): Mark | null {
  if (QUOTES.includes(sign)) return 'quote';
  if (sign === '?') return 'open_question';
  if (/\d/.test(next ?? '')) return null;
  if (sign === '+') return 'strength';
  return GAPS.includes(sign) ? 'gap' : null;
}

/** A line and where the caret stands in it. */
export interface Typed {
  line: string;
  caret: number;
}

/** Puts a mark in front of the line, or takes it away. There is one direction at most: a new one replaces the old. */
export function toggleMark({ line, caret }: Typed, mark: Mark): Typed {
  const { marks, at } = headOf(line);
  const isOn = marks.includes(mark);
  const kept = marks.filter((other) => other !== mark && (mark === 'quote' || other === 'quote' || isOn));
  const wanted = isOn ? kept : [...kept, mark];
  // The quote comes first, and a direction is set off, so that no digit after it makes it a number.
  const direction = wanted.find((other) => other !== 'quote');
  const head = (wanted.includes('quote') ? SIGNS.quote : '') + (direction ? `${SIGNS[direction]} ` : '');
  const words = isOn && mark === 'quote' ? withoutClosing(line.slice(at)) : line.slice(at);
  const moved = Math.max(caret - at, 0) + head.length;
  return { line: head + words, caret: Math.min(moved, head.length + words.length) };
}

/** The quotation mark that closes the one in front goes with it, wherever it stands; marks of a quote inside stay. */
function withoutClosing(words: string): string {
  let open = 1;
  for (const { 0: mark, index: at } of words.matchAll(/["“”„]/g)) {
    const begins = at === 0 || /[\s([{/–—-]/.test(words[at - 1] ?? '');
    open += mark === '„' || (begins && /\S/.test(words[at + 1] ?? '')) ? 1 : -1;
    if (open > 0) continue;
    const rest = words.slice(at + 1);
    const before = words.slice(0, at);
    return (/^[\p{L}\p{N}]/u.test(rest) ? before : before.trimEnd()) + rest;
  }
  return words;
}

/** Tags the line with an element, or takes the tag away. */
export function toggleTag({ line, caret }: Typed, code: ElementCode): Typed {
  const tag = new RegExp(`(^|\\s)#${escaped(code)}(?=$|[\\s.,;:!?])`, 'i');
  const found = tag.exec(line);
  if (found) {
    const without = line.slice(0, found.index) + line.slice(found.index + found[0].length);
    const from = found.index + found[0].length;
    const moved = caret >= from ? caret - found[0].length : Math.min(caret, found.index);
    return { line: without, caret: moved };
  }
  const space = line === '' || /\s$/.test(line) ? '' : ' ';
  const tagged = `${line}${space}#${code.toLowerCase()} `;
  return { line: tagged, caret: tagged.length };
}

/** What a text is without the tags typed in it, and which elements they name. Other words with a `#` stay. */
export function takeTags(text: string, codes: readonly ElementCode[]): { text: string; elements: ElementCode[] } {
  const elements: ElementCode[] = [];
  const rest = text.replace(/(^|\s+)#([\p{L}\p{N}]+)(?=$|[\s.,;:!?])/gu, (whole, _space: string, name: string) => {
    const code = codes.find((known) => known.toLowerCase() === name.toLowerCase());
    if (!code) return whole;
    if (!elements.includes(code)) elements.push(code);
    return '';
  });
  return { text: rest.trim(), elements };
}

/** The tags in a text that look like codes of elements and are none, as they were typed: `#9z`. */
export function strangeTags(text: string, codes: readonly ElementCode[]): string[] {
  const shape = (code: string) => code.replace(/\p{N}/gu, '0').replace(/\p{L}/gu, 'a');
  const known = new Set(codes.map((code) => code.toLowerCase()));
  const shapes = new Set(codes.map(shape));
  const tags = [...text.matchAll(/(?:^|\s)#([\p{L}\p{N}]+)(?=$|[\s.,;:!?])/gu)].map((found) => found[1] ?? '');
  return [...new Set(tags)]
    .filter((tag) => !known.has(tag.toLowerCase()) && shapes.has(shape(tag)))
    .map((tag) => `#${tag}`);
}

/** The elements whose codes begin with the tag that is being typed before the caret; none when none is. */
export function tagsInReach({ line, caret }: Typed, codes: readonly ElementCode[]): ElementCode[] {
  const typed = /(?:^|\s)#([\p{L}\p{N}]*)$/u.exec(line.slice(0, caret))?.[1]?.toLowerCase();
  if (typed === undefined) return [];
  return codes.filter((code) => code.toLowerCase().startsWith(typed) && code.toLowerCase() !== typed);
}

/** Completes the tag before the caret. */
export function completeTag({ line, caret }: Typed, code: ElementCode): Typed {
  const before = line.slice(0, caret).replace(/#[\p{L}\p{N}]*$/u, `#${code.toLowerCase()} `);
  return { line: before + line.slice(caret).trimStart(), caret: before.length };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
