// A library in a folder that a program copies to other computers: nothing is opened before it has been moved.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { journey } from './support.js';

journey('a library that was put into a synced folder is moved to the laptop and found from then on', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.keepsNote('- Said before it was moved');

  await desk.reopen({ library: desk.path('Dropbox/library') });
  await desk.sees(desk.heading('Your reviews must not lie here'), desk.button('Move it to this laptop'));
  await desk.axe('Misplaced');
  await desk.picture('misplaced');
  await desk.seesNo(desk.role('alert'));
  await desk.button('Move it to this laptop').click();
  await desk.sees(desk.button('Riverbend School District'));
  assert.deepEqual(await readdir(desk.path('Dropbox/library')), ['moved-to.txt']);

  await desk.reopen();
  await desk.button('Riverbend School District').click();
  await desk.stage('Listen');
  await desk.reads('Said before it was moved');
});
