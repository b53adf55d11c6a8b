// Finding what a person sees by its role and name, with the rules that axe-core uses for both.

import { axeSource } from '../common/axe.js';
import { until } from '../common/until.js';

/** Something in the window, looked for anew each time it is used: `await window.button('Export PDF…').click()`. */
export class Found {
  constructor(session, role, name) {
    Object.assign(this, { session, role, name });
  }

  toString() {
    return `the ${this.role}${this.name === undefined ? '' : ` “${this.name}”`}`;
  }

  async click() {
    await this.#do((element) => this.session.click(element));
  }

  /** Empties the field and types. */
  async fill(text) {
    await this.#do(async (element) => {
      await this.session.clear(element);
      await this.session.typeInto(element, text);
    });
  }

  /** Types at the end of what is there. */
  async type(text) {
    await this.#do((element) => this.session.typeInto(element, text));
  }

  async focus() {
    await this.#do((element) => this.session.run((it) => it.focus(), element));
  }

  /** Its text, as it is shown. */
  async text() {
    return this.#do((element) => this.session.textOf(element));
  }

  /** What a field holds. */
  async value() {
    return this.#do((element) => this.session.run((it) => it.value ?? it.textContent, element));
  }

  /** Waits until it is there, and alone. */
  async waitFor() {
    await this.#do(() => true);
  }

  /** Waits until it is not there. */
  async waitForGone() {
    await until(`${this} to go`, async () => (await this.all()).length === 0);
  }

  /** How many there are now. */
  async count() {
    return (await this.all()).length;
  }

  /** Every visible element with this role and name, now. */
  async all() {
    if (!(await this.session.run(() => 'axe' in globalThis))) await this.session.run(await axeSource());
    const isPattern = this.name instanceof RegExp;
    const name = isPattern ? this.name.source : this.name;
    return this.session.run(lookInPage, this.role, name ?? null, isPattern ? this.name.flags : null);
  }

  async #do(act) {
    return until(String(this), async () => {
      const found = await this.all();
      if (found.length === 0) return undefined;
      if (found.length > 1) throw new Error(`There are ${found.length} of ${this}.`);
      return (await act(found[0])) ?? true;
    });
  }
}

/** Runs in the page, so it uses nothing from this file. */
function lookInPage(role, name, flags) {
  const { axe } = globalThis;
  const plain = (text) => text.replace(/\s+/g, ' ').trim();
  const fits = (text) => (flags === null ? text === plain(name) : new RegExp(name, flags).test(text));
  const tree = axe.setup(document.documentElement);
  try {
    return axe.utils
      .querySelectorAll(tree, 'body *')
      .filter((node) => axe.commons.aria.getRole(node) === role)
      .filter((node) => node.actualNode.checkVisibility({ visibilityProperty: true }))
      .filter((node) => axe.commons.dom.isVisibleToScreenReaders(node))
      .filter((node) => name === null || fits(plain(axe.commons.text.accessibleTextVirtual(node))))
      .map((node) => node.actualNode);
  } finally {
    axe.teardown();
  }
}
