/** The words of keeping and destroying. */
export const keeping = {
  about: 'Agree with the client how long you keep what people said. Debrief reminds you two weeks before.',
  endsOn: 'The engagement ends on',
  deleteOn: 'Delete identified notes on',
  fact: (date: string) =>
    `The sources were destroyed on ${date}. Levels, rationales, findings and the deck are still here.`,
  destroy: 'Destroy the sources…',
  destroyAbout: 'At the end of the engagement. The levels, the rationales and the deck stay.',
  certificate: 'Certificate…',

  remind: {
    engagement_ends: (date: string, isPast: boolean) =>
      isPast
        ? `The engagement ended on ${date}. No day is set for deleting the identified notes.`
        : `The engagement ends on ${date}.`,
    delete_notes: (date: string, isPast: boolean) =>
      isPast
        ? `The identified notes were to be deleted by ${date}.`
        : `The identified notes are to be deleted by ${date}.`,
  },
  toKeeping: 'Go to Keeping',

  title: (client: string) => `Destroy the sources of “${client}”?`,
  goes: 'What goes',
  goesNotes: (notes: string, sessions: string) =>
    `${notes}, and of ${sessions} who asked, who wrote, the place and the time of day.`,
  goesMore: (parts: string) => `Also ${parts}.`,
  reasons: (count: number) => (count === 1 ? '1 reason of a rating' : `${count} reasons of ratings`),
  speakerNotes: (count: number) =>
    count === 1 ? 'the speaker notes of 1 page' : `the speaker notes of ${count} pages`,
  quotesGone: (count: number) =>
    count === 1 ? '1 quote in a rationale that was not cleared' : `${count} quotes in rationales that were not cleared`,
  textsQuoting: (count: number) =>
    count === 1
      ? 'words that nobody cleared in 1 text of yours'
      : `words that nobody cleared in ${count} texts of yours`,
  namesUndecided: (count: number) =>
    count === 1 ? '1 name that nobody decided about' : `${count} names that nobody decided about`,
  goesFiles: (backups: string) => `The history, ${backups}, and the key of the file as it is now.`,
  backups: (count: number) => (count === 1 ? '1 backup' : `${count} backups`),
  stays: 'What stays',
  staysText: 'Levels, rationales, findings, recommendations, groups with their headcounts, documents and the deck.',
  staysQuotes: (count: number) =>
    count === 1
      ? '1 cleared quote stays in its rationale as plain text.'
      : `${count} cleared quotes stay in their rationales as plain text.`,
  unreached: 'What cannot be reached',
  handedOut: (count: number) =>
    count === 0
      ? 'No file was handed out from this laptop, as far as its log knows.'
      : count === 1
        ? '1 file that was handed out from this laptop.'
        : `${count} files that were handed out from this laptop.`,
  otherReviews: (count: number) =>
    count === 1
      ? 'Another review of this client is in your library. It is not touched.'
      : `${count} other reviews of this client are in your library. They are not touched.`,
  places: (places: string) => `Copies on ${places}, which cannot be reached now.`,
  systems: 'Copies that the system, a backup program or a colleague made.',
  noUndo: 'This cannot be undone.',
  typeName: (client: string) => `Type “${client}” to go on`,
  doIt: 'Destroy the sources',
  running: 'Destroying…',

  certificateTitle: 'Certificate of destruction',
  certificateKept: 'It is kept in the review; you find it under Prepare, Keeping.',
  certificateOnce: 'The review is gone, so only you can keep this. Save it before you close Debrief.',
  save: 'Save as a file…',
  saved: (file: string) => `Saved as “${file}”.`,

  forGood: 'Delete for good…',
  noteTitle: 'Delete this note for good?',
  sessionTitle: (group: string) => `Delete the session with ${group} for good?`,
  noteGoes: 'Its words leave the note, the history, the search and every unused part of the file.',
  sessionGoes: (notes: string) =>
    `The session and ${notes} leave the review, the history, the search and every unused part of the file.`,
  steps: (count: number) =>
    count === 1
      ? '1 earlier step that holds the words can no longer be undone.'
      : `${count} earlier steps that hold the words can no longer be undone.`,
  rationales: (codes: string) =>
    `The rationale of ${codes} quotes it. The quoted words are taken out there; mend the sentence after.`,
  findings: (count: number) =>
    count === 1 ? '1 finding rests on it and loses it.' : `${count} findings rest on it and lose it.`,
  noBackup: (hasOthers: boolean) => (hasOthers ? 'No backup on this laptop holds it.' : 'No backup holds it.'),
  heldElsewhere: (count: number) =>
    count === 1 ? '1 copy in the second place holds it.' : `${count} copies in the second place hold it.`,
  maybeElsewhere: (places: string) => `Copies on ${places} may hold it too, and cannot be reached now.`,
  heldIn: (count: number, date: string) =>
    count === 1
      ? `1 backup holds it. If you work in this review every day, it goes by ${date}; while nobody opens it, it stays.`
      : `${count} backups hold it. If you work in this review every day, the last of them goes by ${date}; while nobody opens it, they stay.`,
  heldForever: (count: number) => (count === 1 ? '1 backup holds it and stays.' : `${count} backups hold it and stay.`),
  others: (count: number) =>
    count === 1
      ? '1 copy that was kept aside may hold it too, and stays.'
      : `${count} copies that were kept aside may hold it too, and stay.`,
  alsoBackups: 'Destroy these backups and copies too; a new backup is made first',
  elsewhere: 'Words you typed again elsewhere stay, and so does what was exported.',
  doForGood: 'Delete for good',
  deletedForGood: 'It was deleted for good.',
} as const;
