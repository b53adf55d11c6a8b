// The real window on a library of its own, driven through tauri-driver and WebKitWebDriver, on a message bus of its own.

import { once } from 'node:events';
import { mkdir, readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Program } from '../common/program.js';
import { built, tool } from '../common/place.js';
import { until } from '../common/until.js';
import { askToClose } from './close-window.js';
import { Session } from './webdriver.js';

const APPLICATION = built('debrief');
const NATIVE_DRIVER = '/usr/bin/WebKitWebDriver';

export class DebriefWindow {
  /**
   * Opens the window.
   *
   * @param {string} folder stands for the person's home; the library is in it
   * @param {Record<string, string>} env the environment, from `environment`
   * @param {import('./xdotool.js').Xdotool} xdotool sees the same display
   */
  static async open(folder, env, xdotool) {
    const window = new DebriefWindow();
    Object.assign(window, { env, xdotool });
    const [port, nativePort] = [await freePort(), await freePort()];
    const driver = [
      tool('tauri-driver'),
      '--port',
      port,
      '--native-port',
      nativePort,
      '--native-driver',
      NATIVE_DRIVER,
    ];
    window.driver = new Program('dbus-run-session', ['--', ...driver.map(String)], { env, cwd: folder });
    try {
      const address = `http://127.0.0.1:${port}`;
      await until('tauri-driver', async () => (await fetch(`${address}/status`)).ok, 30_000);
      window.session = await Session.open(address, { 'tauri:options': { application: APPLICATION } });
    } catch (error) {
      await window.driver.kill();
      throw new Error(`The window did not open: ${error.message}\n${window.driver.output}`);
    }
    return window;
  }

  /**
   * Closes it as its close button does, and waits until the program has ended by itself.
   *
   * @param {() => Promise<void>} rightAfter is done in the moment before
   */
  async close(rightAfter = async () => {}) {
    const before = await this.#processes();
    const [main] = await this.xdotool.titled('Debrief');
    await rightAfter();
    await askToClose(this.env.DISPLAY, main);
    await until('the program to end', async () => {
      const now = await this.#processes();
      return before.every((id) => !now.includes(id));
    });
    await this.driver.stop();
  }

  /** Ends program and driver at once, as a power cut would. */
  async cutPower() {
    for (const id of await this.#processes()) process.kill(id, 'SIGKILL');
    await this.driver.kill();
  }

  /** The address of the message bus that the program is on. */
  async bus() {
    const [id] = await this.#processes();
    const variables = await readFile(`/proc/${id}/environ`, 'utf8');
    return variables
      .split('\0')
      .find((each) => each.startsWith('DBUS_SESSION_BUS_ADDRESS='))
      .replace(/^[^=]*=/, '');
  }

  /** The running programs that were started from our binary on this library. */
  async #processes() {
    const application = await realpath(APPLICATION);
    const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const ours = [];
    for (const id of ids) {
      const program = await readlink(`/proc/${id}/exe`).catch(() => '');
      if (program !== application) continue;
      const variables = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '');
      if (variables.split('\0').includes(`DEBRIEF_LIBRARY=${this.env.DEBRIEF_LIBRARY}`)) ours.push(id);
    }
    return ours;
  }
}

/** A port that nobody listens on now. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The environment of a program that must touch nothing of the user's and look the same on every machine. */
export async function environment(folder, display) {
  const runtime = join(folder, 'run');
  await mkdir(runtime, { mode: 0o700, recursive: true });
  return {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    DISPLAY: display,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: runtime,
    DEBRIEF_LIBRARY: join(folder, 'library'),
    GDK_BACKEND: 'x11',
    // Dialogs of GTK itself, settings in memory, no hunt for a graphics card.
    GTK_USE_PORTAL: '0',
    GSETTINGS_BACKEND: 'memory',
    NO_AT_BRIDGE: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  };
}
