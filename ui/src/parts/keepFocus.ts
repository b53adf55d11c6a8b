/** Keeping the focus when a write moves what has it. */

import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * Remembers which control of which row has the focus. Give it to the list with `{@attach focus.watch}`, mark its rows with
 * `data-row`, and run writes that may move rows through `during`: a control that lost the focus because its row was drawn
 * in another place gets it back.
 */
export class FocusKeeper {
  #list: HTMLElement | null = null;
  #row = '';
  #at = 0;

  watch: Attachment<HTMLElement> = (list) => {
    this.#list = list;
    const note = (event: FocusEvent) => {
      const target = event.target as HTMLElement;
      this.#row = target.closest<HTMLElement>('[data-row]')?.dataset.row ?? '';
      this.#at = this.#controls(this.#row).indexOf(target);
    };
    const leave = (event: FocusEvent) => {
      // The focus went to another place of the page, not into nothing because its control was moved.
      if (event.relatedTarget instanceof Node && !list.contains(event.relatedTarget)) this.#row = '';
    };
    list.addEventListener('focusin', note);
    list.addEventListener('focusout', leave);
    return () => {
      list.removeEventListener('focusin', note);
      list.removeEventListener('focusout', leave);
    };
  };

  /** Waits for a write and for what it changes on the page, and gives the focus back if it was lost on the way. */
  async during<T>(work: Promise<T>): Promise<T> {
    const done = await work;
    await tick();
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost && this.#row) this.#controls(this.#row)[this.#at]?.focus();
    return done;
  }

  /** Puts the focus on a control of a row, counted from 0. */
  async go(row: string, at: number): Promise<void> {
    await tick();
    this.#controls(row)[at]?.focus();
  }

  #controls(row: string): HTMLElement[] {
    const there = this.#list?.querySelector(`[data-row="${CSS.escape(row)}"]`);
    return [...(there?.querySelectorAll<HTMLElement>('button, input, select, textarea') ?? [])];
  }
}
