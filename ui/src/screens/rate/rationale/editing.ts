/** How typing, pasting and inserting work in a rationale. */

import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { EditorState, Plugin, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import type { EvidenceId, Rationale } from '../../../model/types';
import { quoteMark, quoteOf, schema, toDoc } from './schema';

/** A state that begins with a rationale and an empty history. */
export function begin(rationale: Rationale, knows: (evidence: EvidenceId) => boolean): EditorState {
  return EditorState.create({
    doc: toDoc(rationale),
    schema,
    plugins: [
      history(),
      keymap({
        'Mod-z': undo,
        'Mod-Shift-z': redo,
        'Mod-y': redo,
        // One paragraph: Enter has nothing to divide.
        Enter: () => true,
        'Shift-Enter': () => true,
        Escape: (_state, _dispatch, view) => {
          view?.dom.blur();
          return true;
        },
      }),
      new Plugin({
        props: {
          handleTextInput: (view, from, to, text) => typeInside(from, to, text)(view.state, view.dispatch),
          handlePaste: (view, event, slice) => {
            // Only what was copied here knows its quotes; from elsewhere the plain words come.
            const isOurs = event.clipboardData?.getData('text/html').includes('data-pm-slice') ?? false;
            const words = event.clipboardData?.getData('text/plain') ?? '';
            const pasted = isOurs || !words ? slice : new Slice(Fragment.from(schema.text(words)), 0, 0);
            view.dispatch(view.state.tr.replaceSelection(oneLine(pasted, knows)).scrollIntoView());
            return true;
          },
          handleDOMEvents: {
            keydown: (view, event) => isForThePage(view.state, event),
            // The browser's own history knows nothing of quotes.
            beforeinput: (_view, event) => {
              if (event.inputType.startsWith('history')) event.preventDefault();
              return false;
            },
          },
        },
      }),
    ],
  });
}

/**
 * Whether a key is the screen's, in the middle of a sentence too: to agree, to go to the evidence, and to undo while
 * nothing has been typed here that could be taken back.
 */
function isForThePage(state: EditorState, event: KeyboardEvent): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const key = event.key.toLowerCase();
  if (key === 'enter' || key === 'i') return true;
  return (key === 'z' || key === 'y') && undoDepth(state) === 0 && redoDepth(state) === 0;
}

/**
 * Words typed in the middle of a quote are ours, so they divide it. Only what stands in square brackets is an editor's
 * addition to somebody's words, and stays inside.
 */
function typeInside(from: number, to: number, text: string): Command {
  return (state, dispatch) => {
    const quote = quoteOf(state.doc.resolve(from).nodeBefore);
    if (!quote || !quote.isInSet(state.doc.resolve(to).nodeAfter?.marks ?? [])) return false;
    const before = state.doc.textBetween(0, from);
    if (text.startsWith('[') || before.lastIndexOf('[') > before.lastIndexOf(']')) {
      dispatch?.(state.tr.replaceWith(from, to, schema.text(text, [quote])));
      return true;
    }
    dispatch?.(state.tr.replaceWith(from, to, schema.text(text)).scrollIntoView());
    return true;
  };
}

/** What is pasted, as one line. Quotes from this review stay quotes. */
export function oneLine(slice: Slice, knows: (evidence: EvidenceId) => boolean): Slice {
  const nodes: Node[] = [];
  slice.content.descendants((node) => {
    if (!node.isText || !node.text) return;
    const mark = quoteOf(node);
    const isKnown = mark && knows(String(mark.attrs.evidence));
    nodes.push(schema.text(node.text.replace(/\s*[\r\n]+\s*/g, ' '), isKnown ? [mark] : []));
  });
  return new Slice(Fragment.fromArray(nodes), 0, 0);
}

/** Puts words of a quote where the caret is, set off by spaces, and the caret behind them. */
export function insertQuote(state: EditorState, evidence: EvidenceId, words: string): Transaction {
  const text = words.trim().replace(/\s+/g, ' ');
  const { from, to } = state.selection;
  const before = state.doc.textBetween(Math.max(from - 1, 0), from);
  const after = state.doc.textBetween(to, Math.min(to + 1, state.doc.content.size));
  const nodes: Node[] = [];
  if (before && !/[\s([—]/.test(before)) nodes.push(schema.text(' '));
  nodes.push(schema.text(text, [quoteMark(evidence)]));
  if (!after || !/[\s.,;:!?)\]—]/.test(after)) nodes.push(schema.text(' '));
  const fragment = Fragment.fromArray(nodes);
  const transaction = state.tr.replaceWith(from, to, fragment);
  return transaction.setSelection(TextSelection.create(transaction.doc, from + fragment.size)).scrollIntoView();
}
