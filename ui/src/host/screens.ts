/** The door to the screens: one that is filled while presenting, and the window with the presenter's notes. */

/** What the presenter wants while in the window with the notes. */
export type Wish = 'on' | 'back' | 'first' | 'last' | 'black' | 'byLevels' | 'leave';

/** What presenting needs of the system. */
export interface Screens {
  /** Lets the window fill the screen, or takes it back. Where the system refuses, presenting goes on in the window. */
  fill(on: boolean): Promise<void>;
  /** Opens the window with the notes, or brings it to the front; false when the system does not let it. */
  openNotes(): Promise<boolean>;
  /** Closes it, if it is open. */
  closeNotes(): Promise<void>;
  /** Tells the window with the notes what is presented now. It must be plain data. */
  tell(shown: unknown): void;
  /** Hears what is presented, now and whenever it changes; gives a function that ends it. */
  watch(heard: (shown: unknown) => void): () => void;
  /** Says, in the window with the notes, what the presenter wants. */
  wish(wish: Wish): void;
  /** Hears it in the window that presents; gives a function that ends it. */
  onWish(heard: (wish: Wish) => void): () => void;
}

/** The way to the notes, in the address of their window. */
export const NOTES_ROUTE = '#/notes';

/** What the windows say to each other: that one has come, what is shown, what is wanted. */
type Said = { here: true } | { shown: unknown } | { wish: Wish };

/** The screens of an ordinary browser. */
export class BrowserScreens implements Screens {
  #line: BroadcastChannel | null = null;
  #notes: Window | null = null;
  #now: unknown = null;

  async fill(on: boolean): Promise<void> {
    try {
      if (on) await document.documentElement.requestFullscreen();
      else if (document.fullscreenElement) await document.exitFullscreen();
    } catch {
      // The browser does not let a page fill the screen now; the window alone does, too.
      return;
    }
  }

  async openNotes(): Promise<boolean> {
    const how = 'popup,width=900,height=640';
    if (!this.#notes || this.#notes.closed) this.#notes = window.open(NOTES_ROUTE, 'debrief-notes', how);
    this.#notes?.focus();
    return this.#notes !== null;
  }

  async closeNotes(): Promise<void> {
    this.#notes?.close();
    this.#notes = null;
  }

  tell(shown: unknown): void {
    this.#now = shown;
    this.#say({ shown });
  }

  watch(heard: (shown: unknown) => void): () => void {
    const end = this.#hear((said) => 'shown' in said && heard(said.shown));
    this.#say({ here: true });
    return end;
  }

  wish(wish: Wish): void {
    this.#say({ wish });
  }

  onWish(heard: (wish: Wish) => void): () => void {
    return this.#hear((said) => {
      if ('wish' in said) heard(said.wish);
      else if ('here' in said) this.#say({ shown: this.#now });
    });
  }

  get #channel(): BroadcastChannel {
    return (this.#line ??= new BroadcastChannel('debrief-presentation'));
  }

  #say(said: Said): void {
    this.#channel.postMessage(said);
  }

  #hear(heard: (said: Said) => void): () => void {
    const listen = ({ data }: MessageEvent<Said>) => heard(data);
    const channel = this.#channel;
    channel.addEventListener('message', listen);
    return () => channel.removeEventListener('message', listen);
  }
}
