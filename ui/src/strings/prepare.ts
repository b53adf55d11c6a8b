/** The words of *Prepare*. */
export const prepare = {
  title: 'Prepare',
} as const;
