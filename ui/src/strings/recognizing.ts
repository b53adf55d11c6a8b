/** The words of “Who could be recognized”. */
export const recognizing = {
  action: 'Who could be recognized…',
  title: 'Who could be recognized',
  about: (version: string) =>
    `In the version for ${version} and its tables, these words point to somebody. Let them stay, or put a descriptor in their place: the review keeps the words.`,
  loading: 'Looking for names…',
  failed: 'The names could not be looked for. Everything written is safe.',
  none: 'Nothing in this version points to somebody on the roster. Addresses and telephone numbers were looked for, too.',
  noRoster: 'The roster is empty, so only addresses, telephone numbers and small groups were looked for.',
  toRoster: 'Fill the roster',
  openOf: (open: number, of: number) =>
    open === 0
      ? of === 1
        ? 'Decided'
        : `All ${of} decided`
      : open === 1
        ? `1 of ${of} is open`
        : `${open} of ${of} are open`,
  by: {
    person: 'person',
    school: 'school',
    student: 'student',
    email: 'e-mail address',
    phone: 'telephone number',
    source: 'approved, but named as a source',
    label: 'too few to hide among',
  },
  allAlike: (count: number) => `Decide all ${count} alike`,
  stays: 'Stays',
  replaceWith: (descriptor: string) => `Replace with [${descriptor}]`,
  inBrackets: (descriptor: string) => `[${descriptor}]`,
  own: 'Other words in brackets',
  replace: 'Replace',
  takeBack: 'Decide anew',
  go: 'Go there',
  open: 'open',
  where: (whose: string, pages: string) => (pages ? `${whose} · ${pages}` : whose),
  tables: 'Excel and CSV',
  pages: (titles: string) => `on “${titles}”`,
  list: 'Words that point to somebody',
  row: (said: string, whose: string) => `“${said}”, ${whose}`,
  keys: 'Arrows walk, S lets stay, numbers replace, G goes there.',
  save: 'Save the list of replacements…',
  saveWarning: 'This list says who stands behind the brackets. Keep it apart from every export.',
  saved: (file: string) => `Saved as “${file}”. Keep it apart from every export.`,
} as const;
