/** Walking a list of check boxes with ↑ and ↓; Space ticks, as in every browser. */

import type { Attachment } from 'svelte/attachments';

/** Attach it to what holds the check boxes. Those of a closed group are left out. */
export const walkList: Attachment<HTMLElement> = (list) => {
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...list.querySelectorAll<HTMLElement>('summary, details[open] input, :scope > ul input')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const to = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
    to.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  list.addEventListener('keydown', walk);
  return () => list.removeEventListener('keydown', walk);
};
