/** Dragging a theme, finding or recommendation by its handle, within its list and into others of its kind. */

import { createContext } from 'svelte';
import type { Board, Kind } from './board.svelte';
import type { Spot } from './order';

/** How near to the edge of what scrolls the pointer must be for it to scroll, in pixels. */
const EDGE = 56;

/** How far it scrolls with each move of the pointer, in pixels. */
const STRIDE = 14;

/** What is being dragged, and where it would go. Lists carry `data-list` and `data-parent`, rows `data-row`. */
export class Dragging {
  /** What is dragged now. */
  what = $state.raw<{ kind: Kind; id: string } | null>(null);
  /** Where it would go. */
  spot = $state.raw<Spot | null>(null);
  #board: Board;

  constructor(board: Board) {
    this.#board = board;
  }

  /** Whether it would go before this row. */
  isBefore(kind: Kind, id: string): boolean {
    return this.what?.kind === kind && this.what.id !== id && this.spot?.before === id;
  }

  /** Whether it would go to the end of this list. */
  isAtEnd(kind: Kind, parent: string): boolean {
    return this.what?.kind === kind && this.spot?.parent === parent && this.spot.before === null;
  }

  grab(event: PointerEvent, kind: Kind, id: string): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.what = { kind, id };
    this.spot = null;
  }

  drag(event: PointerEvent): void {
    if (!this.what) return;
    scrollNearEdge(event);
    const list = nearest(document.querySelectorAll<HTMLElement>(`[data-list="${this.what.kind}"]`), event);
    if (!list) return;
    const rows = [...list.querySelectorAll<HTMLElement>(`[data-kind="${this.what.kind}"][data-row]`)];
    const under = rows.find((row) => {
      const box = row.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    this.spot = { parent: list.dataset.parent ?? '', before: under?.dataset.row ?? null };
  }

  drop(): void {
    const { what, spot } = this;
    this.cancel();
    if (what && spot) void this.#board.move(what.kind, what.id, spot);
  }

  cancel(): void {
    this.what = null;
    this.spot = null;
  }
}

const [getDragging, setDragging] = createContext<Dragging>();
export { getDragging, setDragging };

/** The list under the pointer, or the one closest to it. */
function nearest(lists: Iterable<HTMLElement>, { clientX, clientY }: PointerEvent): HTMLElement | null {
  let found: HTMLElement | null = null;
  let least = Infinity;
  for (const list of lists) {
    const box = list.getBoundingClientRect();
    const dx = Math.max(box.left - clientX, 0, clientX - box.right);
    const dy = Math.max(box.top - clientY, 0, clientY - box.bottom);
    if (dx * dx + dy * dy < least) {
      least = dx * dx + dy * dy;
      found = list;
    }
  }
  return found;
}

function scrollNearEdge(event: PointerEvent): void {
  const frame = document.querySelector('.work');
  const box = frame?.getBoundingClientRect();
  if (!frame || !box) return;
  if (event.clientY < box.top + EDGE) frame.scrollBy(0, -STRIDE);
  else if (event.clientY > box.bottom - EDGE) frame.scrollBy(0, STRIDE);
}
