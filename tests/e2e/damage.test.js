// A review that is damaged, and one that is checked.

import assert from 'node:assert/strict';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './support.js';

/** Overwrites the last part of the review’s file, as a failing disk may. */
async function damage(desk) {
  const reviews = join(desk.host.library, 'reviews');
  const [id] = await readdir(reviews);
  const file = await open(join(reviews, id, 'review.db'), 'r+');
  const { size } = await file.stat();
  const from = Math.floor(size * 0.8);
  await file.write(Buffer.alloc(size - from, 0x2a), 0, size - from, from);
  await file.close();
}

journey('what can still be read of a damaged review becomes a new one', async (desk) => {
  // Opened once, so that there is a backup.
  await desk.button('Riverbend School District').click();
  await desk.sees(desk.role('navigation', 'Stages'));
  await desk.button('Library').click();
  await desk.sees(desk.button('New review'));
  await damage(desk);
  await desk.button('Riverbend School District').click();
  await desk.sees(desk.heading('This review is damaged'), desk.heading('Read what can still be read'));
  await desk.look('Damaged');
  await desk.button('Salvage into a new review').click();
  await desk.sees(desk.button('Open it'));
  await desk.look('Salvaged');
  await desk.button('Open it').click();
  await desk.sees(desk.role('navigation', 'Stages'));
});

journey('a review is checked from its card and from within', async (desk) => {
  await desk.menu(/^More for Riverbend/, 'Check this review…');
  await desk.sees(desk.text('Everything is in order.'));
  await desk.look('Checked');
  await desk.press('Escape');
  await desk.button('Riverbend School District').click();
  await desk.sees(desk.role('navigation', 'Stages'));
  await desk.press('Control+k');
  await desk.type('Check this review');
  await desk.press('Enter');
  await desk.sees(desk.text('Everything is in order.'));
  assert.equal(await desk.role('dialog').count(), 1);
});
