// A program that runs beside a test.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/** How long a program may take to say that it is ready, in milliseconds. */
const READY_WITHIN = 30_000;
/** How long it may take to end when asked to, before it is ended, in milliseconds. */
const ENDED_WITHIN = 5_000;

/** The programs that run now; none of them outlives the tests, however these end. */
const running = new Set();
process.on('exit', () => running.forEach((program) => program.end()));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

export class Program {
  /** Everything it has written, for the message when something goes wrong. */
  output = '';

  /**
   * Starts `command` with `words`.
   *
   * @param {object} options `env` is its whole environment; `stdio` as in node:child_process
   */
  constructor(command, words, options = {}) {
    if (command.includes('/') && !existsSync(command)) {
      throw new Error(`${command} is not there. \`cargo xtask test\` builds and installs what these tests need.`);
    }
    this.command = command;
    // A group of its own, so that what it starts ends with it.
    this.process = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options });
    this.ended = once(this.process, 'exit').catch((error) => {
      this.output += error.message;
    });
    running.add(this);
    this.ended.then(() => running.delete(this));
    for (const pipe of this.process.stdio.slice(1)) {
      pipe?.setEncoding?.('utf8').on('data', (text) => (this.output += text));
    }
  }

  /** Waits until its output matches `pattern` and gives the match. */
  async says(pattern) {
    return new Promise((found, failed) => {
      const done = (settle, value) => {
        clearTimeout(clock);
        for (const pipe of this.process.stdio.slice(1)) pipe?.off?.('data', look);
        settle(value);
      };
      const fail = (what) => done(failed, new Error(`${this.command} ${what}:\n${this.output}`));
      const look = () => {
        const match = pattern.exec(this.output);
        if (match) done(found, match);
      };
      const clock = setTimeout(() => fail('did not say that it is ready'), READY_WITHIN);
      for (const pipe of this.process.stdio.slice(1)) pipe?.on?.('data', look);
      this.ended.then(() => fail('ended at once'));
      look();
    });
  }

  /** Whether it still runs. */
  get runs() {
    return this.process.exitCode === null && this.process.signalCode === null;
  }

  /** Asks it and what it started to end, and waits until it has. */
  async stop() {
    if (this.runs) {
      this.#signal('SIGTERM');
      const clock = setTimeout(() => this.#signal('SIGKILL'), ENDED_WITHIN);
      await this.ended;
      clearTimeout(clock);
    }
  }

  /** Ends it at once, as a power cut would. */
  async kill() {
    this.end();
    await this.ended;
  }

  /** The same, without waiting. */
  end() {
    this.#signal('SIGKILL');
  }

  #signal(name) {
    try {
      process.kill(-this.process.pid, name);
    } catch {
      // It has just ended by itself.
    }
  }
}
