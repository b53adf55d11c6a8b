// The real core, served over loopback by the crate tests/host on a library of the test's own.

import { join } from 'node:path';
import { Program } from '../common/program.js';
import { built, ownFolder, page, usedBefore } from '../common/place.js';

export class Host {
  /** Starts it on an empty library, as somebody who did before; of the `debug` build when nothing else is said. */
  static async start(build = 'debug', { isFirst = false } = {}) {
    const host = new Host();
    host.command = built('debrief-host', build);
    host.folder = await ownFolder();
    host.library = join(host.folder.path, 'library');
    if (!isFirst) await usedBefore(host.library);
    await host.#serve();
    return host;
  }

  /** A path for a file that a journey writes. */
  path(name) {
    return join(this.folder.path, name);
  }

  /**
   * Calls one command, as the page would, and gives its answer; an answer that is an error is thrown as its message.
   *
   * @param {string} command its name in the one list of commands
   * @param {object} request its fields
   */
  async call(command, request = {}) {
    const answer = await this.#post(`/call/${command}?id=${crypto.randomUUID()}`, request);
    // One line each for progress, as often as there is some; the last line is the end.
    const { ok, error } = JSON.parse(answer.trimEnd().split('\n').at(-1));
    if (error) throw new Error(`${command} answered ${error.code}: ${error.message}`);
    return ok;
  }

  /**
   * Decides what the next file dialog gives.
   *
   * @param {{save_to: string} | {open: string}} answer an absolute path
   */
  async answer(answer) {
    await this.#post('/test/answer', answer);
  }

  /** Ends it in the middle of whatever it does, as a power cut would, and starts it again on the same library. */
  async cutPower() {
    await this.program.kill();
    await this.#serve();
  }

  async stop() {
    await this.program.stop();
    await this.folder.remove();
  }

  async #serve() {
    const words = ['--library', this.library, '--page', page, '--port', '0'];
    this.program = new Program(this.command, words);
    const [, address] = await this.program.says(/listening on (http:\/\/127\.0\.0\.1:\d+)/);
    this.address = address;
  }

  async #post(path, body) {
    const response = await fetch(this.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return text;
  }
}
