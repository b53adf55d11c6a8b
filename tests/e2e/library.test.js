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

journey('the bin is left by key, gives the focus on, and Ctrl Z takes back what was moved there', async (desk) => {
  const card = desk.button('Riverbend School District');
  await desk.menu(/^More for/, 'Move to the bin');
  await desk.seesNo(card);
  await desk.press('Control+z');
  await desk.sees(card, desk.text('“Riverbend School District” was put back.'));

  await card.focus();
  await desk.press('Delete');
  await desk.seesNo(card);
  for (const key of ['Escape', 'Control+0']) {
    await desk.button('Bin (1)').click();
    await desk.sees(desk.heading('Bin'));
    await desk.press(key);
    await desk.sees(desk.heading('Reviews'));
  }
  await desk.button('Bin (1)').click();
  await desk.button('Put back: Riverbend School District').click();
  await desk.sees(
    desk.text('The bin is empty.'),
    desk.page.locator('button:focus', { hasText: 'Back to the reviews' }),
  );
  await desk.button('Back to the reviews').click();

  await desk.menu(/^More for/, 'Move to the bin');
  await desk.button('Bin (1)').click();
  await desk.sees(desk.text(/is in the bin\.$/));
  await desk.button('Destroy… Riverbend School District').click();
  await desk.button('Destroy it').click();
  await desk.sees(desk.heading('Certificate of destruction'));
  const path = desk.host.path('certificate.txt');
  await desk.host.answer({ save_to: path });
  await desk.button('Save as a file…').click();
  await desk.sees(desk.text('Saved as “certificate.txt”.'));
  await desk.press('Escape');
  await desk.seesNo(desk.text(/is in the bin\.$/));
});

journey('a review that is brought in is said and has the focus', async (desk) => {
  const path = desk.host.path('copy.review.json');
  await desk.host.answer({ save_to: path });
  await desk.menu(/^More for/, 'Save a copy as a file…');
  await desk.sees(desk.text('Saved as “copy.review.json”.'));
  await desk.host.answer({ open: path });
  await desk.button('Bring in a file…').click();
  await desk.sees(desk.text('“Riverbend School District” was brought in.'));
  await desk.sees(desk.page.locator('[data-arrived] [data-card]:focus'));
});
