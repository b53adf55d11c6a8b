// Axe finds nothing on any screen, in either theme, in a small and in a large window.

import { everyScreen } from './everywhere.js';
import { journey } from './support.js';

const SIZES = {
  small: { width: 1280, height: 720 },
  large: { width: 1920, height: 1080 },
};

for (const [size, viewport] of Object.entries(SIZES)) {
  journey(
    `axe finds nothing on any screen of a ${size} window`,
    (desk) =>
      everyScreen(desk, async (where) => {
        await desk.theme('light');
        await desk.axe(`${where}, light, ${size} window`);
        await desk.theme('dark');
        await desk.axeOnColors(`${where}, dark, ${size} window`);
      }),
    { viewport },
  );
}
