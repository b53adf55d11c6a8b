// Nothing scrolls sideways, down to 200 % zoom of a small window, and what folds into a drawer is still there.

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
