// Nothing scrolls sideways, down to 200 % zoom of a small window, and what folds into a drawer is still there.

import assert from 'node:assert/strict';
import { everyScreen } from './everywhere.js';
import { journey } from './support.js';

const SMALL = { width: 1280, height: 720 };
const TABLET = { width: 1024, height: 700 };
/** What a page has of the small window when it is zoomed to 200 %. */
const ZOOMED = { width: 640, height: 360 };

const said = ({ width, height }) => `${width} × ${height}`;

journey(
  'nothing scrolls sideways on any screen',
  (desk) =>
    everyScreen(desk, async (where) => {
      for (const viewport of [TABLET, ZOOMED, SMALL]) {
        await desk.page.setViewportSize(viewport);
        await desk.fitsAcross(`${where}, ${said(viewport)}`);
      }
    }),
  { viewport: SMALL },
);

journey(
  'the columns that fold into a drawer open, hold the same and close again',
  async (desk) => {
    await desk.button('Riverbend School District').click();
    for (const [stage, drawer] of [
      ['Prepare', 'still missing'],
      ['Listen', 'questions and coverage'],
      ['Rate', 'evidence'],
      ['Synthesize', 'before you debrief'],
      ['Debrief', 'page and deck'],
    ]) {
      await desk.stage(stage);
      await desk.button(`Show ${drawer}`).click();
      await desk.sees(desk.role('complementary').getByRole('heading', { level: 2 }));
      await desk.axe(`${stage} with its drawer`);
      for (const viewport of [ZOOMED, TABLET]) {
        await desk.page.setViewportSize(viewport);
        await desk.fitsAcross(`${stage} with its drawer, ${said(viewport)}`);
      }
      await desk.press('Escape');
      await desk.sees(desk.button(`Show ${drawer}`));
    }
  },
  { viewport: TABLET },
);

journey(
  'what takes the focus is in sight at 200 % zoom',
  async (desk) => {
    await desk.button('Riverbend School District').click();
    await desk.sees(desk.button(/^State:/));
    await desk.press('Control+2');
    await desk.sees(desk.page.locator('textarea:focus'));
    await inSight(desk, 'the line of Listen');
    await desk.press('Control+3');
    await desk.sees(desk.field('Rationale'));
    await desk.press('r');
    await desk.sees(desk.page.locator('[role=textbox]:focus'));
    await inSight(desk, 'the rationale');
  },
  { viewport: ZOOMED },
);

/** Fails when what has the focus is below or above what the window shows. */
async function inSight(desk, what) {
  const { top, bottom } = await desk.page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return { top: box.top, bottom: box.bottom };
  });
  assert.ok(top >= 0 && Math.min(bottom, top + 40) <= ZOOMED.height, `${what} stands from ${top} to ${bottom}`);
}
