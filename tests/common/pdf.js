// What a PDF says.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The text of the file at `path` in reading order, with runs of white space as one space; pages end with a form feed. */
export async function pdfText(path) {
  const { stdout } = await promisify(execFile)('pdftotext', ['-raw', path, '-']);
  return stdout
    .split('\f')
    .map((page) => page.replace(/\s+/g, ' ').trim())
    .join('\f');
}
