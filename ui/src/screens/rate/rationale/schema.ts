/** A rationale as the editor holds it: one line of text, in which a mark holds the evidence that words come from. */

import { Fragment, Schema, type Mark, type Node } from 'prosemirror-model';
import type { EvidenceId, Rationale, RationalePart } from '../../../model/types';

export const schema = new Schema({
  nodes: {
    // The rationale is one paragraph, so the document is the paragraph itself.
    doc: { content: 'text*', whitespace: 'pre' },
    text: {},
  },
  marks: {
    quote: {
      // Text typed at the edges of a quote is ours.
      inclusive: false,
      attrs: {
        evidence: { validate: 'string' },
        /** Tells two uses of the same words apart that stand side by side. */
        use: { validate: 'number' },
      },
      parseDOM: [
        {
          tag: 'q[data-evidence]',
          getAttrs: (element) => ({ evidence: element.dataset.evidence ?? '', use: nextUse() }),
        },
      ],
      // The quotation marks are drawn around it, never typed.
      toDOM: (mark) => ['q', { class: 'quote', 'data-evidence': String(mark.attrs.evidence) }, 0],
    },
  },
});

let lastUse = 0;

/** A number for one use of a quote. */
export function nextUse(): number {
  lastUse += 1;
  return lastUse;
}

/** The mark that ties words to evidence. */
export function quoteMark(evidence: EvidenceId): Mark {
  return schema.marks.quote.create({ evidence, use: nextUse() });
}

/** The quote that a node is part of. */
export function quoteOf(node: Node | null | undefined): Mark | undefined {
  return node?.marks.find((mark) => mark.type === schema.marks.quote);
}

/** The document of a rationale. */
export function toDoc(rationale: Rationale): Node {
  const nodes = rationale.flatMap((part) => {
    if ('text' in part) return part.text ? [schema.text(part.text)] : [];
    return part.quote.text ? [schema.text(part.quote.text, [quoteMark(part.quote.evidence)])] : [];
  });
  return schema.node('doc', null, Fragment.fromArray(nodes));
}

/** The rationale of a document. */
export function toParts(doc: Node): Rationale {
  const parts: RationalePart[] = [];
  doc.forEach((node) => {
    const text = node.text ?? '';
    const mark = quoteOf(node);
    parts.push(mark ? { quote: { evidence: String(mark.attrs.evidence), text } } : { text });
  });
  return parts;
}

/** The paragraph as it reads, for counting words. */
export function plain(rationale: Rationale): string {
  return rationale.map((part) => ('text' in part ? part.text : `“${part.quote.text}”`)).join('');
}
