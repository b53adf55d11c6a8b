// The way through every screen: of the sample, of an empty review, and what is laid over them.

/** What is seen of a stage once it is ready. */
const STAGES = {
  Prepare: (desk) => desk.heading('Prepare'),
  Listen: (desk) => desk.field('New note').or(desk.heading('Listen')),
  Rate: (desk) => desk.field('Rationale'),
  Synthesize: (desk) => desk.heading('What it adds up to'),
  Debrief: (desk) => desk.role('article'),
};

/** Goes everywhere and calls `stand` with the name of where that is. */
export async function everyScreen(desk, stand) {
  const sample = desk.button('Riverbend School District');
  await desk.sees(sample);
  await stand('Library');
  await desk.button('New review').click();
  await desk.sees(desk.field('Client'));
  await stand('Library, new review');
  await desk.button('Cancel').click();

  await sample.click();
  await everyStage(desk, 'the sample', stand);
  await everyOverlay(desk, stand);
  await desk.button('Library').click();

  await desk.menu(/^More for/, 'Move to the bin');
  await desk.button('Bin (1)').click();
  await stand('Bin');
  await desk.button(/^Destroy…/).click();
  await stand('Bin, destroy');
  await desk.button('Cancel').click();
  await desk.button('Back to the reviews').click();
  await desk.sees(desk.text(/^Every review you begin stands here/));
  await stand('Library, empty');

  await desk.button('New review').click();
  await desk.field('Client').fill('Harbor County Schools');
  await desk.press('Enter');
  await everyStage(desk, 'an empty review', stand);
}

async function everyStage(desk, review, stand) {
  for (const [stage, ready] of Object.entries(STAGES)) {
    await desk.stage(stage);
    await desk.sees(ready(desk));
    await stand(`${stage} of ${review}`);
  }
}

async function everyOverlay(desk, stand) {
  const over = async (name, seen) => {
    await desk.sees(seen);
    await stand(name);
    await desk.press('Escape');
    await desk.seesNo(seen);
  };
  await desk.stage('Prepare');
  await desk.button('Destroy the sources…').click();
  await over('Destroy the sources', desk.text('What cannot be reached'));
  await desk.stage('Listen');
  await desk
    .role('region', /^Notes:/)
    .getByRole('button')
    .first()
    .click();
  await over('Listen, editing a note', desk.role('group', 'Edit the note'));

  await desk.stage('Synthesize');
  await desk
    .button(/^[1-9] notes?$/)
    .first()
    .click();
  await desk.button('Link evidence…').first().click();
  await over('Synthesize, evidence of a finding', desk.role('dialog', 'What the finding rests on'));
  await desk
    .button(/^Answers 1 finding/)
    .first()
    .click();
  await over('Synthesize, findings of a recommendation', desk.role('dialog', 'Findings it answers'));

  await everyPartOfDebrief(desk, stand, over);

  await desk.button(/^State:/).click();
  await over('State menu', desk.role('menu'));
  await desk.menu(/^State:/, 'Make it final…');
  await over('Making it final', desk.role('dialog', 'Make this review final?'));

  await desk.press('Control+k');
  await over('Palette', desk.role('dialog', 'Find anything'));
  await desk.press('Control+k');
  await desk.type('data');
  await over('Palette with finds', desk.role('option').filter({ hasText: /data/i }).first());
  await desk.button('Keys (?)').click();
  await over('Keys', desk.role('dialog', 'Keys'));
}

async function everyPartOfDebrief(desk, stand, over) {
  await desk.stage('Debrief');
  await desk.role('radio', 'Public').click();
  await desk.button(/^Change…/).click();
  await desk.sees(desk.role('checkbox', 'Names of the groups heard'));
  await stand('Debrief for the public, with what it shows');
  await desk.button('Close').click();
  await desk.role('radio', 'Leadership').click();

  await openSide(desk, async () => {
    for (const part of ['Title and date', 'Brand', 'Language and paper', 'Earlier review', 'What was exported']) {
      await desk.button(part).click();
    }
    await desk.field('Main color').fill('#ffd200');
    await desk.press('Enter');
    await desk.sees(desk.button('Use #8c7400'));
    await stand('Debrief, everything about the deck');
    await desk.field('Main color').fill('');
    await desk.press('Enter');
  });

  await desk.menu('Add a page', 'Picture');
  await desk.sees(desk.role('article', 'Also'));
  await openSide(desk, () => stand('Debrief, an added page'));
  await desk.press('Control+z');
  await desk.seesNo(desk.role('article', 'Also'));

  await desk.press('Control+e');
  await over('Exporting', desk.role('dialog', 'Export the deck'));
  await desk.press('F5');
  await over('Presenting', desk.role('dialog', 'Presentation'));
}

/** Does something while the right column is seen, which folds into a drawer in a small window. */
async function openSide(desk, work) {
  const opener = desk.button('Show page and deck');
  const isDrawer = await opener.isVisible();
  if (isDrawer) await opener.click();
  await work();
  if (isDrawer) await desk.button('Hide page and deck').click();
}
