/** The words of backups. */

const several = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const backups = {
  menu: 'Backups…',
  title: (client: string) => `Backups of “${client}”`,
  about:
    'One is made every 15 minutes while you work, when you close the review, and before anything large. All of two days are kept, then one a day, a week, a month.',
  none: 'There is no backup of this review yet. One is made as soon as something has changed.',
  list: 'Backups, newest first',
  holds: (notes: number, decisions: number, findings: number) =>
    `${several(notes, 'note', 'notes')} · ${several(decisions, 'agreed level', 'agreed levels')} · ${several(findings, 'finding or recommendation', 'findings and recommendations')}`,
  broken: 'Cannot be read',
  since: 'Since then',
  same: 'Nothing has changed since.',
  comparing: 'Comparing…',
  difference: (what: string, added: number, changed: number, removed: number) =>
    `${what}: ${[added && `${added} added`, changed && `${changed} changed`, removed && `${removed} removed`]
      .filter(Boolean)
      .join(', ')}`,
  copyAbout: 'It opens as a review of its own beside the one you have, which stays as it is.',
  open: 'Open as a copy',
  opening: 'Checking and copying…',
  makeNow: 'Make one now',
  made: 'A backup was made and checked.',
  nothingNew: 'The newest backup holds everything already.',

  place: 'Second place',
  placeAbout:
    'A stick or another disk that gets a copy of every backup, encrypted as they are here. With it and your recovery sheet, everything comes back when the laptop is gone.',
  noPlace: 'None chosen yet.',
  placeIs: (name: string, complete: string | null) =>
    complete ? `“${name}”, complete on ${complete}.` : `“${name}”, not complete yet.`,
  away: (name: string) => `“${name}” is not plugged in. Copies are made by themselves when it is.`,
  trouble: {
    another_folder: (name: string) =>
      `Where “${name}” was is a folder that you did not choose here, on another stick perhaps. Nothing is copied to it. Plug in yours, or choose another.`,
    other_library: (name: string) =>
      `“${name}” holds the keys of another library. Nothing is copied to it, and what is there stays. Choose another or an empty folder.`,
    not_taken: (name: string) =>
      `Not every backup could be copied to “${name}” so that it opens there. What was there before is still there, and your reviews here are safe. Choose another or an empty folder.`,
    not_written: (name: string) =>
      `“${name}” could not be written: it may be full or write-protected. Your reviews here are safe. Make room, or choose another.`,
  },
  choose: 'Choose a place…',
  chooseOther: 'Choose another…',
  forget: 'Stop copying there',
  chosen: (name: string) => `Every backup is copied to “${name}” from now on. Those there are have been.`,
  dueNone: 'Your backups lie on this laptop alone. Choose a second place for the day it is gone.',
  dueAway: (name: string, day: string | null) =>
    `${day ? `No backup has reached “${name}” since ${day}.` : `Nobody knows when the last backup reached “${name}”.`} Plug it in: the rest happens by itself.`,

  bring: 'Bring back from copies…',
  brought: (reviews: number, there: number, refused: number) =>
    [
      reviews ? `${several(reviews, 'review was', 'reviews were')} brought back.` : 'Nothing new was found there.',
      there ? `${several(there, 'is', 'are')} here already.` : '',
      refused
        ? `${several(refused, 'review', 'reviews')} could not be opened with your keys, or no copy was whole.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  recoverTitle: 'Bring back your reviews',
  recoverFound: (name: string, reviews: number) =>
    `“${name}” holds copies of ${several(reviews, 'review', 'reviews')}. Open them with the passphrase you had, or with your recovery sheet.`,
  recover: 'Bring them back',
  recovering: 'Bringing them back…',
} as const;
