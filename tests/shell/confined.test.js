// What the window may do, and what stays of it: the page that ships is confined, whatever stands in it.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesHolding, root } from '../common/place.js';
import { journey } from './support.js';

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
  const tells = () => filesHolding('Zanzibarium', desk.folder.path, desk.path('library'));
  assert.deepEqual(await tells(), [], 'while the window is open');
  await desk.reopen();
  assert.deepEqual(await tells(), [], 'after it was closed');
  const left = await readdir(desk.path('run'));
  assert.ok(left.filter((name) => name.startsWith('debrief-web-')).length <= 1, left.join(', '));
});
