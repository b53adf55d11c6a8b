// What a window manager sends when the close button is clicked; there is none on these displays. The numbers are those
// of the X protocol (X Window System Protocol, appendix B) and of ICCCM 4.2.8.

import { connect } from 'node:net';
import { once } from 'node:events';

const INTERN_ATOM = 16;
const SEND_EVENT = 25;
const CLIENT_MESSAGE = 33;
/** Every answer and every event is as long, in bytes, as long as nothing more was asked for. */
const ANSWER = 32;

/**
 * Asks a window to close.
 *
 * @param {string} display as in DISPLAY: “:3”
 * @param {string} window its number
 */
export async function askToClose(display, window) {
  const server = new Server(connect(`/tmp/.X11-unix/X${display.slice(1)}`));
  try {
    await server.greet();
    const protocols = await server.atom('WM_PROTOCOLS');
    const close = await server.atom('WM_DELETE_WINDOW');
    server.send(Number(window), protocols, close);
    // The answer to one more question shows that the message has been taken.
    await server.atom('WM_PROTOCOLS');
  } finally {
    server.socket.destroy();
  }
}

class Server {
  #arrived = Buffer.alloc(0);

  constructor(socket) {
    this.socket = socket;
    socket.on('data', (bytes) => (this.#arrived = Buffer.concat([this.#arrived, bytes])));
  }

  async greet() {
    const greeting = Buffer.alloc(12);
    greeting.write('l'); // numbers come little end first
    greeting.writeUInt16LE(11, 2); // X11
    this.socket.write(greeting);
    const start = await this.#take(8);
    if (start[0] !== 1) throw new Error('The display refused the connection.');
    await this.#take(start.readUInt16LE(6) * 4);
  }

  /** The number that stands for a name. */
  async atom(name) {
    const request = Buffer.alloc(8 + Math.ceil(name.length / 4) * 4);
    request.writeUInt8(INTERN_ATOM, 0);
    request.writeUInt16LE(request.length / 4, 2);
    request.writeUInt16LE(name.length, 4);
    request.write(name, 8, 'latin1');
    this.socket.write(request);
    return (await this.#take(ANSWER)).readUInt32LE(8);
  }

  /** Sends a window the message that `type` and `word` make. */
  send(window, type, word) {
    const request = Buffer.alloc(44);
    request.writeUInt8(SEND_EVENT, 0);
    request.writeUInt16LE(request.length / 4, 2);
    request.writeUInt32LE(window, 4);
    const event = request.subarray(12);
    event.set([CLIENT_MESSAGE, 32]); // a message of words of 32 bits
    event.writeUInt32LE(window, 4);
    event.writeUInt32LE(type, 8);
    event.writeUInt32LE(word, 12);
    this.socket.write(request);
  }

  async #take(size) {
    while (this.#arrived.length < size) await once(this.socket, 'data');
    const taken = this.#arrived.subarray(0, size);
    this.#arrived = this.#arrived.subarray(size);
    return taken;
  }
}
