// What the window may do, and what stays of it: the page that ships is confined, whatever stands in it.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { built, ownFolder, root, usedBefore } from '../common/place.js';
import { Program } from '../common/program.js';
import { until } from '../common/until.js';
import { askToClose } from './close-window.js';
import { environment } from './debrief-window.js';
import { Display } from './display.js';
import { journey } from './support.js';
import { Xdotool } from './xdotool.js';

const read = async (path) => readFile(join(root, path), 'utf8');

test('the configuration that ships confines the page', async () => {
  const config = JSON.parse(await read('src-tauri/tauri.conf.json'));
  assert.equal(config.app.withGlobalTauri, false);
  assert.equal(config.app.security.freezePrototype, true);
  assert.deepEqual(config.app.windows, [], 'windows are made by the program alone, each confined');
  const rules = Object.fromEntries(
    config.app.security.csp.split(';').map((rule) => rule.trim().split(/ (.*)/).slice(0, 2)),
  );
  assert.equal(rules['default-src'], "'none'");
  assert.equal(rules['script-src'], "'self'");
  for (const [name, value] of Object.entries(rules)) {
    assert.ok(!/https?:\/\/(?!ipc\.localhost)|\*|unsafe-eval/.test(value), `${name} ${value}`);
    if (name !== 'style-src') assert.ok(!value.includes('unsafe-inline'), `${name} ${value}`);
  }
  for (const name of ['base-uri', 'form-action', 'frame-src', 'object-src'])
    assert.ok([undefined, "'none'"].includes(rules[name]), name);

  const files = await readdir(join(root, 'src-tauri/capabilities'));
  assert.deepEqual(files, ['page.json']);
  const { windows, permissions, remote } = JSON.parse(await read('src-tauri/capabilities/page.json'));
  assert.deepEqual(windows, ['main']);
  assert.equal(remote, undefined);
  assert.ok(
    permissions.every((permission) => /^allow-[a-z-]+$/.test(permission)),
    'the page has commands of ours and none of a plugin',
  );

  const manifest = await read('src-tauri/Cargo.toml');
  const workspace = await read('Cargo.toml');
  assert.ok(!/devtools/.test(manifest + workspace), 'developer tools are in no release');
  assert.ok(
    !/tauri-plugin-(fs|shell|http|websocket|upload|sql|store)/.test(manifest),
    'no plugin for files, shell, network',
  );
});

journey('the page reaches nothing but its own commands', async (desk) => {
  await desk.sees(desk.heading('Reviews'));
  const found = await desk.session.run(`
    const tried = async (work) => { try { return { is: String(await work()) }; } catch (error) { return { refused: String(error) }; } };
    const invoke = window.__TAURI_INTERNALS__.invoke;
    const violated = [];
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    return (async () => ({
      global: typeof window.__TAURI__,
      frozen: Object.isFrozen(Object.prototype),
      evaluated: await tried(() => eval('1')),
      remote: await tried(() => fetch('https://example.org/')),
      local: await tried(() => fetch('http://127.0.0.1:1/')),
      file: await tried(() => fetch('file:///etc/hostname')),
      violated,
      opened: await tried(() => window.open('https://example.org/')),
      plugins: await Promise.all(['plugin:dialog|open', 'plugin:opener|open_path', 'plugin:window|set_title', 'plugin:event|emit', 'plugin:webview|create_webview_window', 'plugin:path|resolve_directory'].map((name) => tried(() => invoke(name, {})))),
      unknown: await tried(() => invoke('call', { id: 'x', name: 'read_file', request: { path: '/etc/hostname' }, channel: '__CHANNEL__:1' })),
    }))();
  `);
  assert.equal(found.global, 'undefined');
  assert.equal(found.frozen, true);
  for (const name of ['evaluated', 'remote', 'local', 'file', 'unknown'])
    assert.ok(found[name].refused, `${name}: ${found[name].is}`);
  // Refused by the page’s own rules, and not because nobody answered.
  assert.deepEqual([...new Set(found.violated)].sort(), ['connect-src', 'script-src']);
  assert.ok(found.violated.filter((rule) => rule === 'connect-src').length >= 3, found.violated.join(', '));
  assert.ok(found.opened.refused || found.opened.is === 'null', found.opened.is);
  for (const answer of found.plugins) assert.match(String(answer.refused), /not allowed|not found|denied/i);

  // Nor does it go anywhere else.
  await desk.session.run(`location.href = 'https://example.org/'; return null;`);
  await desk.sees(desk.heading('Reviews'));
  assert.match(await desk.session.run('return location.href;'), /^tauri:/);
});

journey('nothing that was said stays outside of the library', async (desk) => {
  await desk.button('Open the sample').click();
  await desk.keepsNote('- Zanzibarium is where nobody looks for it');
  await desk.sees(desk.button(/Zanzibarium is where nobody looks/));
  const tells = () => holding(desk.folder, 'Zanzibarium');
  assert.deepEqual(await tells(), [], 'while the window is open');
  await desk.reopen();
  assert.deepEqual(await tells(), [], 'after it was closed');
  const left = await readdir(desk.path('run'));
  assert.ok(left.filter((name) => name.startsWith('debrief-web-')).length <= 1, left.join(', '));
});

// WebDriver is let into no window that is incognito: here there are a person's keys alone.
test('what nobody drives keeps nothing outside of the library, and its two windows hear each other', async () => {
  const folder = await ownFolder();
  await usedBefore(join(folder.path, 'library'));
  const display = await Display.start({ manages: true });
  const env = await environment(folder.path, display.name);
  const xdotool = new Xdotool(env);
  const program = new Program('dbus-run-session', ['--', built('debrief')], { env, cwd: folder.path });
  try {
    // Keys that come before the page are lost; it is not seen from outside whether it is there.
    await until('a copy of the sample', async () => {
      await xdotool.key('Escape');
      await xdotool.key('ctrl+k');
      await xdotool.type('open the sample');
      await xdotool.key('Return');
      const isThere = async () => (await readdir(join(env.DEBRIEF_LIBRARY, 'reviews'))).length === 2;
      return until('its folder', isThere, 3000);
    });
    for (const leave of ['F5', 'Escape']) {
      const [notes] = await until('the notes', async () => {
        await xdotool.key('F5');
        return until(
          'their window',
          async () => {
            await xdotool.key('n');
            const windows = await xdotool.titled('Debrief – notes');
            return windows.length === 1 && windows;
          },
          3000,
        );
      });
      assert.deepEqual(await holding(folder, 'Riverbend'), []);
      await until('the presentation to end from the notes', async () => {
        await xdotool.focus(notes);
        await xdotool.key(leave);
        return until('their window to go', async () => (await xdotool.titled('Debrief – notes')).length === 0, 3000);
      });
    }
    const [main] = await xdotool.titled('Debrief');
    await askToClose(display.name, main);
    await once(program.process, 'close');
    assert.deepEqual(await holding(folder, 'Riverbend'), []);
    assert.ok(!(await readdir(env.XDG_RUNTIME_DIR)).some((name) => name.startsWith('debrief-web-')));
  } finally {
    await program.stop();
    await display.stop();
    await folder.remove();
  }
});

/** The files of a person's home outside the library that hold these words. */
async function holding(folder, words) {
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const outside = files.filter((path) => !path.startsWith(join(folder.path, 'library')));
  const held = await Promise.all(outside.map(async (path) => (await readFile(path)).includes(words)));
  return outside.filter((path, at) => held[at]);
}
