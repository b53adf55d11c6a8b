// PowerPoint files in tests: a ZIP archive (APPNOTE 6.3) of parts, edited as a person would who opens it in PowerPoint.

import { readFile, writeFile } from 'node:fs/promises';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const ENTRY = 0x04034b50;
const LISTED = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;

/**
 * Reads a file, changes the text of its parts and writes it again.
 *
 * @param {string} path
 * @param {(text: string, name: string) => string} edit called with each part that is XML
 */
export async function editSlides(path, edit) {
  const parts = unpacked(await readFile(path)).map(({ name, content }) => ({
    name,
    content: /\.(xml|rels)$/.test(name) ? Buffer.from(edit(content.toString('utf8'), name)) : content,
  }));
  await writeFile(path, packed(parts));
}

function unpacked(bytes) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  const parts = [];
  while (bytes.readUInt32LE(at) === LISTED) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const from = bytes.readUInt32LE(at + 42);
    const data = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
    const content = bytes.subarray(data, data + size);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + name),
      content: method === DEFLATED ? inflateRawSync(content) : content,
    });
    at += 46 + name + extra + comment;
  }
  return parts;
}

function packed(parts) {
  const [files, list] = [[], []];
  let from = 0;
  for (const { name, content } of parts) {
    const [path, data] = [Buffer.from(name), deflateRawSync(content)];
    // What an entry and its line in the list have in common: version, method, checksum, sizes, length of the name.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(path.length, 22);
    files.push(number(ENTRY), common, path, data);
    list.push(number(LISTED), Buffer.from([20, 0]), common, Buffer.alloc(10), number(from), path);
    from += 30 + path.length + data.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(from, 16);
  return Buffer.concat([...files, listed, end]);
}

function number(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
