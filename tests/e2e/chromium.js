// Chromium without a screen, kept away from every network but this machine's own.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = [
  process.env.DEBRIEF_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-proxy-server',
  // No name is ever looked up; the host's address is a number.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  // The same letters in the pictures of every machine.
  '--font-render-hinting=none',
];

/** Starts it. */
export async function startChromium() {
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (!executablePath) {
    throw new Error('Chromium was not found. Install it, or name it in DEBRIEF_CHROMIUM.');
  }
  return chromium.launch({ executablePath, args: FLAGS });
}
