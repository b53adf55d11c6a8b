/** The words of *Debrief*. */
export const debrief = {
  title: 'Debrief',
  pages: 'Pages',
  side: 'Page and deck',
  loading: 'Laying out the pages…',
  notLaid: 'The pages could not be laid out. Everything written is safe.',
  tryAgain: 'Try again',

  pageOf: (number: number, of: number) => `Page ${number} of ${of}`,
  hiddenPage: 'Hidden page',
  hidden: 'Hidden',
  hiddenAbout: 'This page is hidden: it is in no export.',
  shownAs: (where: string, title: string) => `${where}: ${title}`,
  part: (part: number, parts: number) => `part ${part} of ${parts}`,

  export: 'Export PDF…',
  exporting: 'Exporting',
  stopped: 'The export was stopped. No file was written; a file that was there before is unchanged.',
  exported: (file: string, pages: string, size: string) => `Saved as “${file}”: ${pages}, ${size}.`,
  pageCount: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
  allHidden: 'Every page is hidden, so there is nothing to export. Show at least one.',

  nothingRated:
    'No element is rated yet. The pages are laid out as they will be; levels and rationales appear on them as you rate.',
  rateFirst: 'Rate the first element',

  thisPage: 'This page',
  pageTitle: 'Title',
  pageTitleHint: 'Leave it empty for the page’s own title.',
  useDefault: 'Use the default title',
  showPage: 'Show this page',
  order: 'Place in the deck',
  moveUp: 'Move the page up',
  moveDown: 'Move the page down',
  toggle: 'Show or hide this page',

  theDeck: 'The deck',
  deckTitle: 'Title of the deck',
  firm: 'Firm',
  debriefOn: 'Date of the debrief',
  audience: 'Audience',
  audienceHint: 'For the leadership team',
  closingLine: 'Closing line',
  webAddress: 'Web address',
  showQuestions: 'Show guiding questions',

  check: 'Check before export',
  pageProblem: (number: number, message: string) => `Page ${number}: ${message}`,
  titledProblem: (title: string, message: string) => `${title}: ${message}`,
  problems: 'On the pages',
  nothingToMend: 'Nothing stands in the way of the export.',
  moreChecks: (count: number) => (count === 1 ? '1 more is worth a look' : `${count} more are worth a look`),

  nextPage: 'Next page',
  previousPage: 'Previous page',
} as const;
