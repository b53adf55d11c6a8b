// A display without a screen, and pictures of everything on it: page, window, native dialogs.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { ownFolder } from '../common/place.js';
import { Program } from '../common/program.js';

export class Display {
  /**
   * Starts one, with a number that nobody else uses.
   *
   * @param {object} how `manages` for one with a window manager, as a desktop has; without it no window fills the screen
   */
  static async start({ width = 1440, height = 900, manages = false } = {}) {
    const display = new Display();
    display.folder = await ownFolder();
    const words = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-fbdir', display.folder.path];
    const stdio = ['ignore', 'pipe', 'pipe', 'pipe'];
    display.program = new Program('Xvfb', [...words, '-nolisten', 'tcp', '-noreset'], { stdio });
    const [, number] = await display.program.says(/^(\d+)$/m);
    display.name = `:${number}`;
    if (manages) display.manager = await windowManager(display);
    return display;
  }

  /** Everything that is on it now, as a PNG. */
  async picture() {
    return pngFromXwd(await this.#memory());
  }

  /** The brightest red, green or blue that is on it now: 0 when it is black, up to 255. */
  async brightest() {
    return linesFromXwd(await this.#memory()).lines.reduce((one, other) => Math.max(one, other), 0);
  }

  #memory() {
    return readFile(join(this.folder.path, 'Xvfb_screen0'));
  }

  async stop() {
    await this.manager?.stop();
    await this.program.stop();
    await this.folder.remove();
  }
}

/** A window manager on a display, with the settings that it comes with and none of the user's. */
async function windowManager({ name, folder }) {
  const env = { PATH: process.env.PATH, HOME: folder.path, DISPLAY: name };
  const manager = new Program('openbox', ['--startup', 'echo The manager is ready.'], { env });
  await manager.says(/^The manager is ready\.$/m);
  return manager;
}

/**
 * The display's memory is an X window dump (X11/XWDFile.h): big-endian words that tell the sizes, colors of 12 bytes
 * each, then lines of pixels, four bytes each: blue, green, red, nothing.
 */
function linesFromXwd(dump) {
  const word = (number) => dump.readUInt32BE(number * 4);
  const [headerSize, width, height, bytesPerLine, colors] = [word(0), word(4), word(5), word(12), word(19)];
  const start = headerSize + colors * 12;
  const lines = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0, to = 0; y < height; y++) {
    lines[to++] = 0; // no filter
    for (let x = 0, from = start + y * bytesPerLine; x < width; x++, from += 4) {
      lines[to++] = dump[from + 2];
      lines[to++] = dump[from + 1];
      lines[to++] = dump[from];
    }
  }
  return { width, height, lines };
}

function pngFromXwd(dump) {
  const { width, height, lines } = linesFromXwd(dump);
  return png(width, height, lines);
}

/** A PNG of 8-bit red, green, blue (https://www.w3.org/TR/png/, sections 11.2 and 5.3). */
function png(width, height, lines) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
