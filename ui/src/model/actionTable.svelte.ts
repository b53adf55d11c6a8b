/** The one table of actions. Keys, palette, key help and tooltips all read from it. */

import { onDestroy } from 'svelte';

/** Something a person can do. */
export interface Action {
  /** Unique: `undo`, `rate.next`. */
  readonly id: string;
  /** What happens, as a person reads it. */
  readonly label: string;
  /** Any of these runs it: `Ctrl+K`, `j`, `?`, `Alt+ArrowUp`. Empty when it is reached by palette and button alone. */
  readonly keys: readonly string[];
  /** The heading in the key help. */
  readonly group: string;
  /** Whether it makes sense now; always, when absent. */
  readonly when?: () => boolean;
  /** Does it. */
  readonly run: () => unknown;
  /** Whether it is left out of the palette: walking a list makes no sense there. */
  readonly keysOnly?: boolean;
}

/** What the table needs to know about a key press; a `KeyboardEvent` has it. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The actions that exist now: those of the frame, and those of the screen that is shown. */
export class ActionTable {
  list = $state.raw<readonly Action[]>([]);
  /** The same list. A screen that goes reads state as it was before the next screen came; this is as it is now. */
  #now: readonly Action[] = [];

  /** Adds actions; gives a function that takes them away again. */
  add(actions: readonly Action[]): () => void {
    this.#set([...this.#now, ...actions]);
    return () => this.#set(this.#now.filter((action) => !actions.includes(action)));
  }

  #set(list: readonly Action[]): void {
    this.#now = list;
    this.list = list;
  }

  /** The actions that make sense now. */
  possible(): readonly Action[] {
    return this.list.filter((action) => action.when?.() ?? true);
  }

  /** The action of that id, whether it makes sense now or not. */
  get(id: string): Action | undefined {
    return this.list.find((action) => action.id === id);
  }

  /**
   * The action a key press means, if any.
   *
   * @param typing whether the person is typing in a field: then only keys with Ctrl count, and function keys
   */
  of(press: Press, typing: boolean): Action | undefined {
    const ctrl = press.ctrlKey || press.metaKey;
    if (typing && !ctrl && !/^F\d+$/.test(press.key)) return undefined;
    // The screen's own come last in the list and win.
    return this.possible().findLast((action) => action.keys.some((key) => fits(key, press)));
  }
}

/** Adds a screen's actions while the screen is shown. Call it while the component is made. */
export function useActions(table: ActionTable, actions: readonly Action[]): void {
  onDestroy(table.add(actions));
}

/** Whether a key press is the one that is named. */
export function fits(name: string, press: Press): boolean {
  const parts = name === '+' ? ['+'] : name.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  // A sign such as `?` is typed with Shift on some keyboards and without on others.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key);
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === wants('Ctrl') &&
    press.altKey === wants('Alt') &&
    (isSign || press.shiftKey === wants('Shift'))
  );
}
