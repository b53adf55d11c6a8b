/** The words of *Listen*. */
export const listen = {
  title: 'Listen',
} as const;
