// What a journey holds in its hands: the page, the core behind it, and short words for what a person sees and does.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { axeOptions, axeSource, nothingFound } from '../common/axe.js';
import { artifact } from '../common/place.js';
import { until } from '../common/until.js';

/** How long the page may take for what a journey waits for, in milliseconds. */
const PATIENCE = 20_000;

export class Desk {
  /** What went wrong in the page while nobody looked: errors, and requests to anywhere but the core. */
  #trouble = [];

  constructor(host, context, page) {
    Object.assign(this, { host, context, page });
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => this.#trouble.push(`the page threw: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.#trouble.push(`the page’s console says: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      const isOurs = hostname === '127.0.0.1' || ['data:', 'blob:', 'about:'].includes(protocol);
      if (!isOurs) this.#trouble.push(`the page asked for ${request.url()}`);
    });
  }

  /** Loads the page. */
  async open() {
    await this.page.goto(this.host.address, { waitUntil: 'load' });
  }

  // Finding. A name is the whole accessible name, or a pattern for it. Each gives a Playwright locator, which waits:
  // `await desk.button('New review').click()`.

  /** Whatever has this role and name. */
  role(role, name, options = {}) {
    return this.page.getByRole(role, name === undefined ? options : { name, exact: true, ...options });
  }

  button(name) {
    return this.role('button', name);
  }

  heading(name) {
    return this.role('heading', name);
  }

  link(name) {
    return this.role('link', name);
  }

  /** A field to type in. */
  field(name) {
    return this.role('textbox', name);
  }

  /** A list to choose one from. */
  choice(name) {
    return this.role('combobox', name);
  }

  /** Anything with exactly this text, or text that fits a pattern. */
  text(text) {
    return this.page.getByText(text, { exact: true });
  }

  /** Waits until each of these is seen. */
  async sees(...locators) {
    for (const locator of locators) await locator.first().waitFor({ state: 'visible' });
  }

  /** Waits until none of these is seen. */
  async seesNo(...locators) {
    for (const locator of locators) await locator.first().waitFor({ state: 'hidden' });
  }

  /** Opens the menu with this name and does what its line says. */
  async menu(name, item) {
    await this.button(name).click();
    await this.role('menuitem', item).or(this.role('menuitemradio', item)).click();
  }

  /** Goes to a stage from the rail. */
  async stage(name) {
    await this.role('navigation', 'Stages').getByRole('listitem').getByRole('button', { name }).click();
  }

  /** Waits until the core has everything on disk. */
  async saved() {
    await this.sees(this.text('saved'));
  }

  /** Waits until a field holds exactly this. */
  async holds(field, value) {
    await until(`the field to hold “${value}”`, async () => {
      const held = await field.inputValue();
      if (held !== value) throw new Error(`It holds “${held}”.`);
      return true;
    });
  }

  /** Presses keys one after another, where the focus is: `'Control+k'`, `'j'`, `'Enter'`. */
  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types where the focus is. */
  async type(text) {
    await this.page.keyboard.type(text);
  }

  /**
   * Holds back the core's answers to a command, as a slow disk does.
   *
   * @returns {Promise<() => Promise<void>>} lets them come, those that were held and those that follow
   */
  async holdAnswers(command) {
    let free;
    const isFree = new Promise((resolve) => (free = resolve));
    const calls = `**/call/${command}?*`;
    await this.page.route(calls, async (route) => {
      const response = await route.fetch();
      await isFree;
      await route.fulfill({ response });
    });
    return async () => {
      free();
      await this.page.unroute(calls, { behavior: 'wait' });
    };
  }

  /** Switches the system's wish for a light or dark theme, and waits until the colors are there. */
  async theme(colorScheme) {
    await this.page.emulateMedia({ colorScheme });
    await this.page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  }

  /** Has axe look at the whole page and fails with a list of what it found. */
  axe(where) {
    return this.#axe(where, axeOptions);
  }

  /** The same for another window of the page. */
  axeOn(page, where) {
    return this.#axe(where, axeOptions, page);
  }

  /** The same for colors alone: nothing else changes with the theme. */
  axeOnColors(where) {
    return this.#axe(where, {
      ...axeOptions,
      runOnly: {
        type: 'rule',
        values: ['color-contrast', 'link-in-text-block'],
      },
    });
  }

  async #axe(where, options, page = this.page) {
    // Run through the debugger, so that the page's own content policy stays as it ships.
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axeSource());
    const { violations } = await page.evaluate((wanted) => globalThis.axe.run(document, wanted), options);
    nothingFound(where, violations);
  }

  /** Fails when the page, or a part of it that scrolls, is wider than its room, which would scroll sideways. */
  async fitsAcross(where) {
    const wide = await this.page.evaluate(() => {
      const isTooWide = (element) => {
        if (element.scrollWidth <= element.clientWidth) return false;
        // The thumbnails of the deck become a strip where there is no room for a column.
        if (element.matches('nav ul[aria-label="Pages"]')) return false;
        return element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
      };
      const all = [...document.querySelectorAll('*')].filter(
        (element) => element.checkVisibility() && isTooWide(element),
      );
      return all.map((element) => {
        const name = element.getAttribute('aria-label') ?? element.className;
        return `${element.localName} “${name}” is ${element.scrollWidth} pixels wide in a room of ${element.clientWidth}`;
      });
    });
    assert.deepEqual(wide, [], `“${where}” scrolls sideways`);
  }

  /** Keeps a picture of what is seen in tests/artifacts and gives its path. */
  async picture(name) {
    const path = await artifact(name, 'png');
    await this.page.screenshot({ path });
    return path;
  }

  /** Has axe look at what is seen, and keeps a picture of it in the light and in the dark. */
  async look(name) {
    await this.axe(name);
    await this.picture(name);
    await this.theme('dark');
    await this.picture(`${name} dark`);
    await this.theme('light');
  }

  /** Leaves the page and comes back, as after closing the program; `cutPower` for one that did not end by itself. */
  async reopen({ cutPower = false } = {}) {
    if (cutPower) await this.host.cutPower();
    await this.page.goto('about:blank');
    await this.open();
  }

  /** Says that something which went wrong was brought about by the journey itself. */
  expects(pattern) {
    const others = this.#trouble.filter((trouble) => !pattern.test(trouble));
    assert.notEqual(others.length, this.#trouble.length, `nothing went wrong as in ${pattern}`);
    this.#trouble = others;
  }

  /** Fails when something went wrong unseen. */
  nothingWentWrong() {
    assert.deepEqual(this.#trouble, [], 'the page was not quiet');
  }

  /** Keeps what helps to understand a failure. */
  async keepTraces(name) {
    await this.picture(`${name} failed`).catch(() => {});
    const words = [`core:\n${this.host.program.output}`, `page:\n${this.#trouble.join('\n')}`];
    const tree = await this.page
      .locator('body')
      .ariaSnapshot({ timeout: 2000 })
      .catch(() => '');
    await writeFile(await artifact(`${name} failed`, 'txt'), [...words, `what is there:\n${tree}`].join('\n\n'));
  }
}
