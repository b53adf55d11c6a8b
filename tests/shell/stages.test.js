// Every stage in the engine that people use.

import { journey } from './support.js';

journey('shows every stage, and axe finds nothing', async (desk) => {
  await desk.button('Open the sample').click();
  for (const stage of ['Prepare', 'Listen', 'Rate', 'Synthesize', 'Debrief']) {
    await desk.stage(stage);
    await desk.saved();
    if (stage === 'Debrief') await desk.reads('Page 1 of');
    await desk.axe(stage);
    await desk.picture(stage);
  }
});
