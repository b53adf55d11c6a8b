/** What the product reminds of about keeping, as a sentence. */

import { day } from './format';
import type { Reminder } from './model/types';
import { words } from './strings';

/** The sentence of a reminder, on a card or at the top of a review. */
export function reminderSentence({ about, on, is_past }: Reminder): string {
  return words.keeping.remind[about](day(on), is_past);
}
