/** Notices when nobody has touched the laptop for long. A laptop that slept counts the time it slept. */
export class Idle {
  #touched: number;

  /**
   * @param now the moment it begins, in milliseconds
   */
  constructor(now: number) {
    this.#touched = now;
  }

  /** Somebody is there. */
  touch(now: number): void {
    this.#touched = now;
  }

  /**
   * Whether so many minutes have passed since somebody was there. A clock that was set back counts from where it stands.
   *
   * @param minutes none for never
   */
  isOver(now: number, minutes: number | null): boolean {
    if (now < this.#touched) this.#touched = now;
    return minutes !== null && now - this.#touched >= minutes * 60_000;
  }
}
