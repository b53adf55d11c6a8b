/** Removing something asks nothing; it says what went and offers the way back. */

import type { App } from '../../model/app.svelte';
import type { Fields, OpenReview, WriteCommand } from '../../model/openReview.svelte';
import { words } from '../../strings';

/** Runs a command that removes something and offers to undo it. */
export async function removeWithUndo<C extends WriteCommand>(
  app: App,
  open: OpenReview,
  command: C,
  fields: Fields<C>,
  said: string,
): Promise<void> {
  const outcome = await open.write(command, fields);
  if (outcome.ok) app.notices.say(said, { label: words.undo, run: () => open.write('undo', {}) });
}
