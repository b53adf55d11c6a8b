/** The presentation's rows in the table of actions. */

import type { Action } from '../../../model/actionTable.svelte';
import type { App } from '../../../model/app.svelte';
import { words } from '../../../strings';
import type { Presenting } from './presenting.svelte';

/** What the keys do while presenting. */
export function presentActions(presenting: Presenting, { screens, notices }: App): Action[] {
  const { present } = words.debrief;
  const row = (id: string, label: string, keys: string[], run: () => unknown): Action => ({
    id: `present.${id}`,
    label,
    keys,
    group: present.group,
    keysOnly: true,
    when: () => presenting.isOn,
    run,
  });
  return [
    row('on', present.on, ['ArrowRight', 'ArrowDown', 'PageDown', ' '], () => presenting.on()),
    row('back', present.back, ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'], () => presenting.back()),
    row('first', present.first, ['Home'], () => presenting.first()),
    row('last', present.last, ['End'], () => presenting.last()),
    row('go', present.go, ['Enter'], () => presenting.go()),
    row('black', present.black, ['b', '.'], () => presenting.black()),
    row('reveal', present.reveal, ['r'], () => presenting.byLevels()),
    row('notes', present.notes, ['n'], async () => {
      if (!(await screens.openNotes())) notices.say(present.notesBlocked);
    }),
    row('leave', present.leave, ['Escape', 'F5'], () => presenting.forget() || presenting.leave()),
  ];
}
