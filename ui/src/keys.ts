/** Key presses on their way to the table of actions. */

import type { App } from './model/app.svelte';

/** Whether what has the focus takes typed text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'color'].includes(target.type);
}

/** Whether a field holds something typed that is not kept yet. Such fields carry `data-unsaved`. */
function isUnsaved(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && 'unsaved' in target.dataset;
}

/** Runs the action that a key press means. */
export function press(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || event.isComposing) return;
  // A dialog has the keyboard to itself.
  if (document.querySelector('dialog[open]')) return;
  const action = app.actions.of(event, takesText(event.target));
  if (!action) return;
  const isHistory = action.id === 'undo' || action.id === 'redo';
  // What is typed and not kept yet is taken back by the field itself; the library's fields keep nothing.
  if (isHistory && (isUnsaved(event.target) || (!app.open && takesText(event.target)))) return;
  event.preventDefault();
  // Leaving a field keeps what was typed in it.
  if (isUnsaved(event.target)) event.target.blur();
  void action.run();
}

const shown: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** A key's name as it stands on the keyboard: `Ctrl+K` is `Ctrl K`. */
export function keyLabel(key: string): string {
  const parts = key === '+' ? ['+'] : key.split('+');
  return parts.map((part) => shown[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' ');
}
