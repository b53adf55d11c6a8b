/** The keys that move a row; the same for themes, findings and recommendations. */

import type { Board, Kind } from './board.svelte';

/**
 * Moves a row when its keys are pressed: Alt with ↑ or ↓ within its list, with Shift too into the next list. A theme also
 * goes to another horizon with ← and →, where the horizons stand side by side.
 */
export function moveByKey(event: KeyboardEvent, board: Board, kind: Kind, id: string): void {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined;
  const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  if (by === undefined || (isSideways && kind !== 'theme' && !event.shiftKey)) return;
  event.preventDefault();
  event.stopPropagation();
  void (event.shiftKey || isSideways ? board.leap(kind, id, by) : board.step(kind, id, by));
}
