/** The words of *Debrief*. */
export const debrief = {
  title: 'Debrief',
} as const;
