/** Which parts of the deck's settings are unfolded; it stays so when the person comes back to the stage. */

/** A set of names. */
export class Folds {
  #open = $state.raw<readonly string[]>([]);

  isOpen(name: string): boolean {
    return this.#open.includes(name);
  }

  toggle(name: string): void {
    this.#open = this.isOpen(name) ? this.#open.filter((each) => each !== name) : [...this.#open, name];
  }
}
