/** Short messages at the foot of the window: what happened, and a way back. */

import type { ApiError } from './types';

/** One message. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  /** Errors stay until they are closed, or what failed succeeds, or the person goes elsewhere; the rest goes by itself. */
  readonly tone: 'plain' | 'error';
  /** A button on the message. */
  readonly action?: { readonly label: string; readonly run: () => unknown };
  /** What failed, of an error: when that succeeds, the error goes. */
  readonly of?: string;
}

/** How long a plain message stays, in milliseconds. Long enough to reach its button by keyboard. */
const STAYS = 9000;

/** The messages that are shown now, oldest first. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  #last = 0;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Says what happened, with a button for what can be done about it. Gives what `close` takes. */
  say(text: string, action?: Notice['action']): number {
    const id = this.#add({ text, tone: 'plain', ...(action && { action }) });
    this.release(id);
    return id;
  }

  /**
   * Says why something failed. The same words are not said twice at once; what the person stopped needs no words.
   *
   * @param of names what failed, for `succeeded`
   */
  fail(error: ApiError, of?: string): void {
    if (error.code === 'cancelled' || this.list.some((notice) => notice.text === error.message)) return;
    this.#add({ text: error.message, tone: 'error', ...(of !== undefined && { of }) });
  }

  /** Takes away why something failed: it works again. */
  succeeded(of: string): void {
    if (this.list.some((notice) => notice.of === of)) this.list = this.list.filter((notice) => notice.of !== of);
  }

  /** Takes every error away: the person went elsewhere. */
  left(): void {
    if (this.list.some((notice) => notice.tone === 'error'))
      this.list = this.list.filter((notice) => notice.tone !== 'error');
  }

  /** Takes a message away. */
  close(id: number): void {
    this.hold(id);
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Keeps a message while the person is on it. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** Lets a held message go after a while. */
  release(id: number): void {
    this.hold(id);
    if (this.list.find((notice) => notice.id === id)?.tone !== 'plain') return;
    this.#timers.set(
      id,
      setTimeout(() => this.close(id), STAYS),
    );
  }

  #add(notice: Omit<Notice, 'id'>): number {
    const id = ++this.#last;
    // Two at most: more would cover the work.
    this.list = [...this.list, { id, ...notice }].slice(-2);
    return id;
  }
}
