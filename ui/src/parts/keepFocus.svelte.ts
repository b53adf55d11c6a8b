/** Keeping the focus, and what is being typed, when rows are drawn in another place. */

import { tick, untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

const CONTROLS = 'button, input, select, textarea, a[href]';

/** What had the focus before a redraw, and how somebody typed in it. */
interface Held {
  readonly control: HTMLElement;
  /** Its row, and which control of the row it is: where the row is made anew, that is how it is found again. */
  readonly row: string;
  readonly at: number;
  /** Of a field: what stands in it, the stretch that is selected, and whether it is still being typed. */
  readonly field: { text: string; from: number; to: number; isUnsaved: boolean } | null;
}

/**
 * A list whose rows may change places while somebody types in one of them: an answer that comes late, to a change made
 * before, must not take the focus, the caret or a letter. Give it to the list with `{@attach focus.watch}`, mark its
 * rows with `data-row`, and call `focus.follow(…)` once while the component is made.
 */
export class FocusKeeper {
  #list: HTMLElement | null = null;
  /** Set while the rows are drawn anew. */
  #held: Held | null = null;

  watch: Attachment<HTMLElement> = (list) => {
    this.#list = list;
    // A field that loses the focus because it is moved was not left: it must not keep half a word.
    const hush = (event: Event) => {
      if (this.#held) event.stopImmediatePropagation();
    };
    for (const kind of ['blur', 'focusout']) list.addEventListener(kind, hush, true);
    return () => {
      for (const kind of ['blur', 'focusout']) list.removeEventListener(kind, hush, true);
      this.#list = null;
    };
  };

  /**
   * Keeps the focus through every redraw.
   *
   * @param order reads what decides where the rows stand
   */
  follow(order: () => unknown): void {
    $effect.pre(() => {
      order();
      untrack(() => (this.#held = this.#hold()));
    });
    $effect(() => {
      order();
      untrack(() => this.#giveBack());
    });
  }

  /** Puts the focus on a control of a row, counted from 0. */
  async go(row: string, at: number): Promise<void> {
    await tick();
    this.#controls(row)[at]?.focus();
  }

  #hold(): Held | null {
    const control = document.activeElement;
    if (!(control instanceof HTMLElement) || !this.#list?.contains(control)) return null;
    const row = control.closest<HTMLElement>('[data-row]')?.dataset.row ?? '';
    const at = this.#controls(row).indexOf(control);
    if (!takesText(control)) return { control, row, at, field: null };
    const { value, selectionStart, selectionEnd } = control;
    const isUnsaved = 'unsaved' in control.dataset;
    const field = { text: value, from: selectionStart ?? 0, to: selectionEnd ?? 0, isUnsaved };
    return { control, row, at, field };
  }

  #giveBack(): void {
    const held = this.#held;
    this.#held = null;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!held || !isLost) return;
    const control = held.control.isConnected ? held.control : this.#controls(held.row)[held.at];
    control?.focus();
    if (!held.field || !takesText(control)) return;
    const { text, from, to, isUnsaved } = held.field;
    if (control !== held.control && isUnsaved) {
      control.value = text;
      control.dispatchEvent(new Event('input', { bubbles: true }));
    }
    if (from === 0 && to === text.length) control.select();
    else control.setSelectionRange(from, to);
  }

  #controls(row: string): HTMLElement[] {
    const there = this.#list?.querySelector(`[data-row="${CSS.escape(row)}"]`);
    return [...(there?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
  }
}

function takesText(control: Element | undefined): control is HTMLInputElement | HTMLTextAreaElement {
  if (control instanceof HTMLTextAreaElement) return true;
  return control instanceof HTMLInputElement && control.type === 'text';
}
