/** The words of *Synthesize*. */
export const synthesize = {
  title: 'Synthesize',
} as const;
