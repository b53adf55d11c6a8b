/** What a control does with a choice: shows it at once, whatever is read until it is kept. */

/** A choice on its way to be kept. */
export class Choosing<T> {
  #chosen = $state.raw<{ readonly value: T } | null>(null);
  #kept: () => T;
  #keep: (value: T) => unknown;

  /**
   * @param kept what is kept now
   * @param keep keeps a choice; a promise ends when it is kept or refused
   */
  constructor(kept: () => T, keep: (value: T) => unknown) {
    this.#kept = kept;
    this.#keep = keep;
  }

  /** What the control shows. */
  get shown(): T {
    return this.#chosen ? this.#chosen.value : this.#kept();
  }

  /** Takes a choice. An answer to an earlier one does not take it back; a refusal of this one does. */
  async choose(value: T): Promise<void> {
    const mine = { value };
    this.#chosen = mine;
    try {
      await this.#keep(value);
    } finally {
      if (this.#chosen === mine) this.#chosen = null;
    }
  }
}
