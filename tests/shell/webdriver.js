// The part of W3C WebDriver that these tests need, over fetch: https://www.w3.org/TR/webdriver2/
// A client library would insist on a browser's name, which the real window does not have.

/** The key under which an element travels (WebDriver, section “Elements”). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys by the names that a journey uses, as WebDriver writes them (section “Keyboard actions”). */
const KEYS = {
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Meta: '\uE03D',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  F5: '\uE035',
};

export class Session {
  /** Opens a session on the driver at `address`; resolves when the program's first page is there. */
  static async open(address, capabilities) {
    const session = new Session();
    session.address = address;
    const { sessionId } = await session.#send('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    session.address = `${address}/session/${sessionId}`;
    return session;
  }

  /**
   * Runs a function in the page and gives what it returns; elements may go in and come out.
   *
   * @param {Function | string} script a function that uses nothing from outside, or the text of one's body
   */
  async run(script, ...words) {
    const text = typeof script === 'string' ? script : `return (${script}).apply(null, arguments)`;
    return fromWire(await this.#send('POST', '/execute/sync', { script: text, args: words.map(toWire) }));
  }

  /** Scrolls to an element and clicks its middle, as a person would: what covers it gets the click, and is an error. */
  async click(element) {
    await this.#send('POST', `/element/${element.id}/click`, {});
  }

  /** Empties a field. */
  async clear(element) {
    await this.#send('POST', `/element/${element.id}/clear`, {});
  }

  /** Puts the focus on an element and types. */
  async typeInto(element, text) {
    await this.#send('POST', `/element/${element.id}/value`, { text });
  }

  /** The text of an element, as it is shown. */
  async textOf(element) {
    return this.#send('GET', `/element/${element.id}/text`);
  }

  /** Presses one key or chord where the focus is: `'j'`, `'Enter'`, `'Control+Shift+z'`. */
  async press(chord) {
    const keys = chord === '+' ? ['+'] : chord.split('+').map((name) => KEYS[name] ?? name);
    await this.#keys([
      ...keys.map((value) => ({ type: 'keyDown', value })),
      ...keys.toReversed().map((value) => ({ type: 'keyUp', value })),
    ]);
  }

  /** Types where the focus is, key by key. */
  async type(text) {
    await this.#keys(
      [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    );
  }

  /** The window that everything is done in. */
  async window() {
    return this.#send('GET', '/window');
  }

  /** Every window of the program. */
  async windows() {
    return this.#send('GET', '/window/handles');
  }

  /** Does everything in another window from now on. */
  async switchTo(window) {
    await this.#send('POST', '/window', { handle: window });
  }

  /** The page as a PNG, without the window's frame. */
  async picture() {
    return Buffer.from(await this.#send('GET', '/screenshot'), 'base64');
  }

  async #keys(actions) {
    await this.#send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** Lets go of keys that were still down when their window went. */
  async releaseKeys() {
    await this.#send('DELETE', '/actions');
  }

  async #send(method, path, body) {
    const response = await fetch(this.address + path, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }
}

function toWire(value) {
  return value?.id && value.isElement ? { [ELEMENT]: value.id } : value;
}

function fromWire(value) {
  if (Array.isArray(value)) return value.map(fromWire);
  return value?.[ELEMENT] ? { id: value[ELEMENT], isElement: true } : value;
}
