/** The product as the page sees it: the library, the open review, the way, the theme, the messages, the actions. */

import { createContext } from 'svelte';
import { errorOf, type Host } from '../host/host';
import { leavePage } from '../host/leaving';
import { BrowserScreens, type Screens } from '../host/screens';
import { words } from '../strings';
import { ActionTable } from './actionTable.svelte';
import { Backups } from './backups.svelte';
import { Certificates } from './certificates.svelte';
import { Library } from './library.svelte';
import { Notices } from './notices.svelte';
import { OpenReview } from './openReview.svelte';
import { Protection } from './protection.svelte';
import { Route, type Whereabouts } from './route.svelte';
import { Settings } from './settings.svelte';
import type { ApiError, DefaultLists, OpenedReview, ReviewId, Stage } from './types';

/**
 * The longest that locking waits for what is being saved, in milliseconds. A file chooser that stands open holds up all that
 * was to be saved after it, for as long as nobody is there to close it: just when locking matters most. What is half typed
 * is kept without waiting for it.
 */
export const LOCK_PATIENCE = 5_000;

/** What is laid over the screens. */
export type Overlay = 'palette' | 'keys' | 'check' | null;

/** Everything that screens and parts reach through `getApp()`. */
export class App {
  readonly notices = new Notices();
  readonly route = new Route(() => this.notices.left());
  readonly actions = new ActionTable();
  readonly library: Library;
  readonly settings: Settings;
  readonly backups: Backups;
  readonly protection: Protection;
  readonly certificates: Certificates;
  /** The open review; none in the library. */
  open = $state.raw<OpenReview | null>(null);
  /** Why a review could not be opened, while the library offers a way out. */
  trouble = $state.raw<{ review: ReviewId; error: ApiError } | null>(null);
  overlay = $state<Overlay>(null);
  /** It is known which screen is the first: before, nothing of the library is asked for. */
  isStarted = $state(false);
  /** Where the work was when it was locked; none when that was the library, or when it was come back to. */
  lockedAt = $state.raw<Whereabouts | null>(null);
  /** The deck fills the screen, and whoever speaks beside it touches nothing for long. */
  isPresenting = false;
  #host: Host;

  /**
   * @param screens what presenting fills and opens
   */
  constructor(
    host: Host,
    readonly screens: Screens = new BrowserScreens(),
  ) {
    this.#host = host;
    this.library = new Library(host, this.notices);
    this.settings = new Settings(host, this.notices);
    this.backups = new Backups(host, this.notices);
    this.protection = new Protection(host);
    this.certificates = new Certificates(host, this.notices);
  }

  /** Reads what concerns every screen, and what decides which is the first. */
  async start(): Promise<void> {
    await Promise.all([this.settings.read(), this.protection.read()]);
    this.isStarted = true;
  }

  /** Keeps what is typed and, as far as that ends soon, what is being saved; closes everything and forgets the keys. */
  async lock(): Promise<void> {
    await atMost(LOCK_PATIENCE, this.#leave());
    const locked = await this.protection.lock();
    if (!locked.ok) {
      this.notices.fail(locked.error);
      return;
    }
    this.overlay = null;
    this.certificates.close();
    this.lockedAt = this.route.here;
    this.route.toLibrary();
    this.open = null;
    this.library.page = null;
  }

  /** Leaves the open review as a person would; resolves when everything typed in it is on disk. */
  async #leave(): Promise<void> {
    leavePage();
    await this.open?.kept();
  }

  /** Goes back to where the work was when it was locked. To be called when somebody has unlocked. */
  async comeBack(): Promise<void> {
    const at = this.lockedAt;
    if (at) await this.#open(at.review, () => this.route.comeBack(at));
    this.lockedAt = null;
  }

  /** Locks, when there is a passphrase, nothing is locked yet, and nobody is being shown the deck. */
  async lockWhenIdle(): Promise<void> {
    const { state, isLocked } = this.protection;
    if (state?.protected && !isLocked && !this.isPresenting) await this.lock();
  }

  /** Whether somebody should choose a passphrase, or say that they want none, before there is something to protect. */
  get mustProtect(): boolean {
    return this.protection.state?.protected === false && !this.settings.unprotected;
  }

  /** Opens a review; without a stage, where its next step is. */
  async openReview(review: ReviewId, stage?: Stage): Promise<void> {
    await this.#open(review, ({ follows }) => {
      this.route.toReview(review, 'prepare');
      if (stage) this.route.toStage(stage);
      else this.route.jump(follows.stages.next.place);
    });
  }

  /** @param go goes to a place in the review, as soon as it is open */
  async #open(review: ReviewId, go: (opened: OpenedReview) => void): Promise<void> {
    this.trouble = null;
    try {
      const opened = await this.#host.call('open_review', { review });
      this.open = new OpenReview(this.#host, this.notices, opened);
      go(opened);
      if (opened.notice) this.notices.say(opened.notice);
    } catch (thrown) {
      const error = errorOf(thrown);
      if (error.code === 'damaged') this.trouble = { review, error };
      else this.notices.fail(error);
    }
  }

  /** Goes back to the library. Whatever is typed or being saved is saved first. */
  async closeReview(): Promise<void> {
    const open = this.open;
    if (!open) return;
    await this.#leave();
    this.route.toLibrary();
    this.open = null;
    await open.ask('close_review', {});
  }

  /** The groups and documents that reviews usually have; none after saying why. */
  async usualLists(): Promise<DefaultLists | null> {
    try {
      return await this.#host.call('default_lists', {});
    } catch (thrown) {
      this.notices.fail(errorOf(thrown));
      return null;
    }
  }

  /** Whether there is something to take back: in the open review, or in the library. */
  get canUndo(): boolean {
    return this.open ? this.open.follows.undo.undo !== null : this.library.canUndo;
  }

  /** Takes back the last change in the open review, or puts back what was moved to the bin last. */
  async undo(): Promise<void> {
    await (this.open ? this.open.undo(words.undone) : this.library.undo());
  }

  /** Makes it again. */
  async redo(): Promise<void> {
    await this.open?.redo(words.redone);
  }
}

/** Waits until something has ended, but no longer than so many milliseconds. */
async function atMost(time: number, what: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((next) => {
    timer = setTimeout(next, time);
  });
  try {
    await Promise.race([what, over]);
  } finally {
    clearTimeout(timer);
  }
}

const [getApp, setApp] = createContext<App>();
export { getApp, setApp };

/** The open review, for screens that only stand inside one. */
export function getOpenReview(): OpenReview {
  const { open } = getApp();
  if (!open) throw new Error('A stage stands only inside an open review.');
  return open;
}
