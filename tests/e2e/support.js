// Journeys through the real page and the real core, in Chromium.
//
//   journey('adds a session', async (desk) => {
//     await desk.button('New review').click();
//     await desk.field('Client').fill('Harbor County Schools');
//     await desk.sees(desk.heading('Prepare'));
//     await desk.axe('Prepare');
//   });
//
// Each journey has a core, a library and a browser profile of its own. It fails, too, when the page throws, writes an
// error to the console or asks for anything outside this machine. A picture and the words of a failed one are kept in
// tests/artifacts.

import { after, test } from 'node:test';
import { startChromium } from './chromium.js';
import { Desk } from './desk.js';
import { Host } from './host.js';

let browser;
after(async () => (await browser)?.close());

/**
 * Declares a journey.
 *
 * @param {string} name what the person does
 * @param {(desk: Desk) => Promise<void>} body
 * @param {object} options of the window: `viewport` (1440 × 900 when not given), `colorScheme`, `reducedMotion`,
 *   `deviceScaleFactor`, `locale`, … as in Playwright’s newContext; with `isFirst` the program starts for the first time
 */
export function journey(name, body, { isFirst = false, ...options } = {}) {
  test(name, async () => {
    browser ??= startChromium();
    const host = await Host.start('debug', { isFirst });
    try {
      const context = await (
        await browser
      ).newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', ...options });
      const desk = new Desk(host, context, await context.newPage());
      try {
        await desk.open();
        await body(desk);
        desk.nothingWentWrong();
      } catch (error) {
        await desk.keepTraces(name);
        throw error;
      } finally {
        await context.close();
      }
    } finally {
      await host.stop();
    }
  });
}
