/** The words of checking a review, and of one that is damaged. */

const several = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const checking = {
  action: 'Check this review',
  menu: 'Check this review…',
  title: (client: string) => `Checking “${client}”`,
  working: 'Checking…',
  stop: 'Stop',
  sound: 'Everything is in order.',
  soundAfter: 'What was wrong has been mended.',
  mended: 'Mended',
  undoable: 'What was mended in the review itself is one step, which undo takes back. A backup was made before.',
  left: 'Not mended',
  lookedAt: 'Looked at',
  looked: (count: number, what: string) => `${count} ${what}`,

  damagedTitle: 'This review is damaged',
  backupTitle: 'Open the newest backup',
  backupGives: (at: string, notes: number, decisions: number, findings: number) =>
    `Made ${at}, with ${several(notes, 'note', 'notes')}, ${several(decisions, 'agreed level', 'agreed levels')} and ${several(findings, 'finding or recommendation', 'findings and recommendations')}. What was written after it is not in it. It takes the place of the damaged file, which is kept.`,
  noBackup: 'There is no backup of this review that can be read.',
  openBackup: 'Open the newest backup',
  salvageTitle: 'Read what can still be read',
  salvageGives:
    'What lies outside the damaged parts goes into a new review, up to the last line that was saved. What was lost is counted. The history and half-typed lines do not come along, and the damaged file stays as it is.',
  salvage: 'Salvage into a new review',
  salvaging: 'Reading…',

  salvagedTitle: (name: string) => `“${name}” is in the library`,
  salvagedHead: (at: string) => `Client, dates and framework could not be read. They are those of the backup of ${at}.`,
  read: 'Read',
  lost: 'Lost',
  kind: 'What',
  unknown: 'not known',
  openSalvaged: 'Open it',
} as const;
