/** Counting words as the core does. */

/** The length of a rationale that reads well beside its level, in words (PRODUCT.md, section 1). */
export const RATIONALE_WORDS = { least: 35, most: 90 } as const;

/** What stands between white space is a word when it holds a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
