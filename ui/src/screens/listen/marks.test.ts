import { describe, expect, it } from 'vitest';
import { completeTag, headOf, strangeTags, tagsInReach, takeTags, toggleMark, toggleTag } from './marks';

const typed = (line: string, caret = line.length) => ({ line, caret });

describe('the marks in front of a line', () => {
  it('come in any order, with or without spaces', () => {
    expect(headOf('  + “ People stay')).toEqual({ marks: ['strength', 'quote'], at: 6 });
    expect(headOf('"-It is lost')).toEqual({ marks: ['quote', 'gap'], at: 2 });
    expect(headOf('?Who decides')).toEqual({ marks: ['open_question'], at: 1 });
  });

  it('leave numbers alone', () => {
    expect(headOf('-3 points since May').marks).toEqual([]);
    expect(headOf('+12 schools').marks).toEqual([]);
  });

  it('take one direction only', () => {
    expect(headOf('+-both')).toEqual({ marks: ['strength'], at: 1 });
  });
});

describe('a mark’s control', () => {
  it('puts the mark in front and keeps the caret with its word', () => {
    expect(toggleMark(typed('They left', 4), 'gap')).toEqual({ line: '- They left', caret: 6 });
    expect(toggleMark(typed('They left'), 'quote')).toEqual({ line: '"They left', caret: 10 });
  });

  it('takes it away again', () => {
    expect(toggleMark(typed('- They left'), 'gap')).toEqual({ line: 'They left', caret: 9 });
    expect(toggleMark(typed('"They left"'), 'quote').line).toBe('They left');
    expect(toggleMark(typed('“They left”'), 'quote').line).toBe('They left');
    expect(toggleMark(typed('“They left”, she said'), 'quote').line).toBe('They left, she said');
    expect(toggleMark(typed('"He said "no" to me"'), 'quote').line).toBe('He said "no" to me');
  });

  it('puts one direction in the place of another and leaves the quote', () => {
    expect(toggleMark(typed('"+ They stay'), 'gap').line).toBe('"- They stay');
    expect(toggleMark(typed('+ They stay'), 'quote').line).toBe('"+ They stay');
    expect(toggleMark(typed('"+ They stay'), 'quote').line).toBe('+ They stay');
  });

  it('sets a direction off from a number', () => {
    expect(headOf(toggleMark(typed('3 of 8 could say'), 'gap').line).marks).toEqual(['gap']);
  });
});

describe('the element picker', () => {
  it('tags at the end, ready to type on', () => {
    expect(toggleTag(typed('They left'), '3B')).toEqual({ line: 'They left #3b ', caret: 14 });
    expect(toggleTag(typed(''), '3B').line).toBe('#3b ');
  });

  it('takes the tag away wherever it stands, and no longer one', () => {
    expect(toggleTag(typed('They #3B left #3c'), '3b').line).toBe('They left #3c');
    expect(toggleTag(typed('They left #3bx'), '3B').line).toBe('They left #3bx #3b ');
  });

  it('offers what begins like the tag at the caret', () => {
    const codes = ['3A', '3B', '4A'];
    expect(tagsInReach(typed('They left #3'), codes)).toEqual(['3A', '3B']);
    expect(tagsInReach(typed('They left #3b'), codes)).toEqual([]);
    expect(tagsInReach(typed('They left'), codes)).toEqual([]);
    expect(completeTag(typed('They #3 left', 7), '3B')).toEqual({ line: 'They #3b left', caret: 9 });
  });
});

describe('codes typed into a note that is edited', () => {
  it('become elements, each once, and leave the words', () => {
    expect(takeTags('They left #3b, in May #3B #1a.', ['1A', '3B'])).toEqual({
      text: 'They left, in May.',
      elements: ['3B', '1A'],
    });
  });

  it('are pointed at when they look like codes and are none', () => {
    expect(strangeTags('#9z We are #1 in #3B and #3d.', ['1A', '3B'])).toEqual(['#9z', '#3d']);
  });

  it('stay words when no element has them', () => {
    expect(takeTags('Room #12 is free', ['1A'])).toEqual({ text: 'Room #12 is free', elements: [] });
  });
});
