/** The words of *Rate*. */
export const rate = {
  title: 'Rate',
} as const;
