/** The words of passphrase, recovery sheet and lock. */
export const protection = {
  menu: 'Protection',
  choose: 'Protect with a passphrase…',
  change: 'Change the passphrase…',
  lock: 'Lock now',
  safetyMenu: 'Locking and backups…',
  safety: 'Locking and backups',
  lockAfter: 'Lock by itself after',
  lockAfterAbout:
    'Without a key or a click, and after sleep. Not while you present. What is being typed is kept first.',
  minutes: (minutes: number) => `${minutes} min`,
  never: 'Never',
  later: 'Later',

  firstTitle: 'Before your first review',
  firstAbout:
    'People will speak freely because you promised to protect them. Choose a passphrase, and everything in Debrief is encrypted from the first note on. Or look around in the sample first.',
  firstChoose: 'Choose a passphrase…',
  firstSample: 'Look at the sample',
  misplacedTitle: 'Your reviews must not lie here',
  misplacedWhy: (why: string) =>
    `The folder that Debrief is to keep them in is not on this laptop alone: ${why}. What people told you would leave it, and a review that is copied while you type can break.`,
  misplacedAbout:
    'Nothing has been opened or changed. Debrief can move everything to its own folder on this laptop; where it was, only a note says where it went.',
  move: 'Move it to this laptop',
  moving: 'Moving…',

  plain: 'Your reviews are not encrypted. Whoever gets hold of this laptop can read them.',
  without: 'Without, for now',

  locked: 'Locked',
  passphrase: 'Passphrase',
  show: 'Show what is typed',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  wait: (seconds: number) => (seconds === 1 ? 'Next try in 1 second' : `Next try in ${seconds} seconds`),
  forgot: 'Forgot the passphrase?',
  remember: 'Use the passphrase',
  sheet: 'Recovery key',
  sheetHint:
    'The groups on your recovery sheet, in order. Capitals, spaces and numbers before them make no difference.',
  newPassphrase: 'New passphrase',
  recover: 'Unlock with the sheet',

  chooseTitle: 'Protect your reviews',
  chooseAbout:
    'Everything in your library is encrypted with a key that only your passphrase opens. A laptop that is lost while locked or off gives nothing away.',
  chooseLimits:
    'It does not help while Debrief is open and unlocked, nor against a program that reads your keyboard. Files you export are not encrypted.',
  again: 'The same again',
  different: 'The two are different.',
  advice: 'Four or five words that do not belong together are easy to keep and hard to guess.',
  strengths: {
    too_short: 'Too short: at least eight characters.',
    weak: 'Weak: guessed within days by somebody who has the laptop.',
    fair: 'Fair: holds for weeks to a few years.',
    strong: 'Strong: holds for decades, unless others know it as a saying or a line.',
  },
  next: 'Make my keys',
  making: 'Making your keys…',

  sheetTitle: 'Your recovery sheet',
  sheetAbout:
    'Nobody can reset a passphrase. This key is the only other way in: when you forget it, and when the laptop is gone and you have a backup.',
  sheetKeep: 'Keep it on paper, away from the laptop. Whoever has it can read everything.',
  groups: 'Groups of the recovery key',
  print: 'Print',
  save: 'Save as a file…',
  saved: (file: string) => `Saved as “${file}”. Move it off this laptop once it is printed.`,
  haveIt: 'I have it',

  typeTitle: 'Show that you have it',
  typeAbout: 'Type these groups from the printed or saved sheet.',
  groupNumber: (number: number) => `Group ${number}`,
  backToSheet: 'Show the sheet again',
  finish: 'Encrypt my reviews',
  finishing: 'Encrypting your reviews…',
  done: 'Your reviews are encrypted from now on.',
  leftTitle: 'Not everything could be encrypted',
  leftAbout:
    'Of these reviews something can still be read by whoever gets hold of this laptop: a file is damaged, or another program holds it open. Everything else is encrypted.',
  leftNext:
    'Close other windows and programs that use it, lock Debrief and unlock it again. If a review is damaged, open it and restore its backup, or salvage it and delete the damaged one for good.',

  changeTitle: 'Change the passphrase',
  old: 'Passphrase so far',
  changeDo: 'Change it',
  changed: 'The passphrase is changed. Your recovery sheet stays the same.',
} as const;
