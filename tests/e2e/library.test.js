import { journey } from './support.js';

journey('opens the library and axe finds nothing', async (desk) => {
  await desk.sees(desk.heading('Reviews'), desk.button('New review'));
  await desk.axe('Library, light');
  await desk.picture('library light');

  await desk.theme('dark');
  await desk.axe('Library, dark');
  await desk.picture('library dark');
  await desk.fitsAcross('Library');
});
