// Where things are, and folders of a test's own: nothing of the user's is ever touched.

import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The repository. */
export const root = resolve(import.meta.dirname, '../..');

/** Where cargo puts what it builds. */
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');

const ending = process.platform === 'win32' ? '.exe' : '';

/** A program of this workspace, as `cargo build` leaves it; for benches its `release`. */
export const built = (name, build = 'debug') => join(target, build, name + ending);

/** A tool that was installed for the tests alone. */
export const tool = (name) => join(root, 'target', 'tools', 'bin', name + ending);

/** The page, as `npm run build` leaves it. */
export const page = join(root, 'ui', 'dist');

/** The path of a new picture or other result of a test called `name`, kept for a look afterwards. */
export async function artifact(name, extension) {
  const folder = join(root, 'tests', 'artifacts');
  await mkdir(folder, { recursive: true });
  return join(folder, `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.${extension}`);
}

/** An empty folder of this test's own. `await folder.remove()` at the end. */
export async function ownFolder() {
  const path = await mkdtemp(join(tmpdir(), 'debrief-test-'));
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5 });
  return { path, remove };
}

/** The files in a folder that hold these words, those in `except` and below left out. */
export async function filesHolding(words, folder, except) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const looked = files.filter((path) => !path.startsWith(except));
  const held = await Promise.all(looked.map(async (path) => (await readFile(path)).includes(words)));
  return looked.filter((path, at) => held[at]);
}

/** Makes a library one that somebody has used before, without a passphrase: nobody is asked for one. */
export async function usedBefore(library) {
  await mkdir(library, { recursive: true });
  await writeFile(join(library, 'settings.json'), JSON.stringify({ unprotected: true }));
}
