import { Fragment, Slice } from 'prosemirror-model';
import { TextSelection, type EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { afterEach, describe, expect, it } from 'vitest';
import type { Rationale } from '../../../model/types';
import { begin, insertQuote, oneLine } from './editing';
import { plain, quoteMark, schema, toDoc, toParts } from './schema';

const EMAILS = 'note-1';
const woven: Rationale = [
  { text: 'Principals say so: ' },
  { quote: { evidence: EMAILS, text: 'four emails from four offices' } },
  { text: ' Nobody owns it.' },
];
const start = 'Principals say so: '.length;
const end = start + 'four emails from four offices'.length;

const views: EditorView[] = [];
function show(rationale: Rationale): EditorView {
  const view = new EditorView(document.createElement('div'), { state: begin(rationale, () => true) });
  views.push(view);
  return view;
}
afterEach(() => {
  for (const view of views.splice(0)) view.destroy();
});

/** Types as the browser reports it: the plugins first, then the editor's own way. */
function type(view: EditorView, at: number, text: string): void {
  const select = TextSelection.create(view.state.doc, at);
  view.dispatch(view.state.tr.setSelection(select));
  const plainly = () => view.state.tr.insertText(text, at, at);
  const isTaken = view.someProp('handleTextInput', (handle) => handle(view, at, at, text, plainly));
  if (!isTaken) view.dispatch(plainly());
}
const parts = (state: EditorState) => toParts(state.doc);

describe('a rationale in the editor', () => {
  it('comes back as it went in', () => {
    expect(toParts(toDoc(woven))).toEqual(woven);
    expect(toParts(toDoc([]))).toEqual([]);
  });

  it('keeps two uses of the same words apart', () => {
    const twice: Rationale = [
      { quote: { evidence: EMAILS, text: 'four' } },
      { quote: { evidence: EMAILS, text: 'emails' } },
    ];
    expect(toParts(toDoc(twice))).toEqual(twice);
  });

  it('draws the quotation marks instead of holding them', () => {
    const view = show(woven);
    expect(view.dom.querySelector('q')?.textContent).toBe('four emails from four offices');
    expect(plain(woven)).toBe('Principals say so: “four emails from four offices” Nobody owns it.');
  });
});

describe('typing', () => {
  it('at the edges of a quote is ours', () => {
    const after = show(woven);
    type(after, end, '!');
    expect(parts(after.state)[2]).toEqual({ text: '! Nobody owns it.' });
    const before = show(woven);
    type(before, start, 'even ');
    expect(parts(before.state)[0]).toEqual({ text: 'Principals say so: even ' });
    const first = show(woven.slice(1));
    type(first, 0, 'Oh: ');
    expect(parts(first.state)[0]).toEqual({ text: 'Oh: ' });
  });

  it('in the middle of a quote divides it', () => {
    const view = show(woven);
    type(view, start + 4, ', no, five');
    expect(parts(view.state).slice(1, 4)).toEqual([
      { quote: { evidence: EMAILS, text: 'four' } },
      { text: ', no, five' },
      { quote: { evidence: EMAILS, text: ' emails from four offices' } },
    ]);
  });

  it('in square brackets stays in the quote', () => {
    const view = show(woven);
    let at = start + 5;
    for (const letter of '[more]') type(view, at++, letter);
    expect(parts(view.state)[1]).toEqual({ quote: { evidence: EMAILS, text: 'four [more]emails from four offices' } });
  });

  it('deleting leaves a fragment', () => {
    const view = show(woven);
    view.dispatch(view.state.tr.delete(start, start + 'four emails from '.length));
    expect(parts(view.state)[1]).toEqual({ quote: { evidence: EMAILS, text: 'four offices' } });
  });
});

describe('inserting a quote', () => {
  it('sets it off with spaces and leaves the caret behind it, in our words', () => {
    const { state } = show([{ text: 'They say:' }]);
    const caret = state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc)));
    const next = caret.apply(insertQuote(caret, EMAILS, '  four\n emails '));
    expect(parts(next)).toEqual([
      { text: 'They say: ' },
      { quote: { evidence: EMAILS, text: 'four emails' } },
      { text: ' ' },
    ]);
    expect(next.selection.from).toBe(next.doc.content.size);
  });

  it('leaves the full stop that follows where it is', () => {
    const { state } = show([{ text: 'They say .' }]);
    const caret = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 9)));
    expect(parts(caret.apply(insertQuote(caret, EMAILS, 'no')))).toEqual([
      { text: 'They say ' },
      { quote: { evidence: EMAILS, text: 'no' } },
      { text: '.' },
    ]);
  });
});

describe('pasting', () => {
  it('makes one line and keeps only the quotes of this review', () => {
    const slice = new Slice(
      Fragment.from([
        schema.text('One\n two '),
        schema.text('known', [quoteMark('here')]),
        schema.text('strange', [quoteMark('elsewhere')]),
      ]),
      0,
      0,
    );
    const doc = schema.node('doc', null, oneLine(slice, (evidence) => evidence === 'here').content);
    expect(toParts(doc)).toEqual([
      { text: 'One two ' },
      { quote: { evidence: 'here', text: 'known' } },
      { text: 'strange' },
    ]);
  });
});
