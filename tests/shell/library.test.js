import { journey } from './support.js';

journey('opens the library and axe finds nothing', async (desk) => {
  await desk.sees(desk.heading('Reviews'), desk.button('New review'));
  await desk.axe('Library');
  await desk.picture('library');
});
