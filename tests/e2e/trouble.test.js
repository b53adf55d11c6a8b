// What goes wrong, as a person meets it: nothing typed is lost, and each message says what happened.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { journey } from './support.js';

const NAME = '<script>document.title = "taken"</script> & “Sons” <b>\'"';

journey('names and notes with markup are text on every screen', async (desk) => {
  const { review } = await desk.host.call('new_review', { client: NAME, framework: 'delivery' });
  await desk.host.call('add_groups', { review, groups: [{ name: NAME, level: 'school', population: null }] });
  const { review: made } = await desk.host.call('open_review', { review });
  const group = made.groups[0].id;
  const fields = { group, starts_at: null, place: NAME, headcount: null, interviewer: null, scribe: null };
  const { value: session } = await desk.host.call('add_session', { review, ...fields });
  await desk.host.call('add_note', { review, source: { session: session.id }, line: `" ${NAME} #1a` });
  const { value: theme } = await desk.host.call('add_theme', { review, title: NAME, horizon: 'near_term' });
  await desk.host.call('add_finding', { review, theme: theme.id, text: NAME });

  await desk.open();
  await desk.button(NAME).click();
  for (const [stage, shown] of [
    ['Prepare', desk.field(`Name of ${NAME}`)],
    ['Listen', desk.heading(NAME)],
    ['Rate', desk.heading(/^1A/)],
    ['Synthesize', desk.heading(NAME)],
    ['Debrief', desk.role('article')],
  ]) {
    await desk.stage(stage);
    await desk.sees(shown, desk.role('banner').getByText(NAME));
    assert.equal(await desk.page.title(), `${NAME} · ${stage} · Debrief`);
  }
});

journey('a note that is far too long is refused and stays in its line', async (desk) => {
  await toASession(desk);
  const long = 'word '.repeat(20_000).trim();
  await desk.field('New note').fill(long);
  await desk.press('Enter');
  await desk.sees(desk.role('alert').filter({ hasText: /has 99,?999 characters; up to 20,?000 fit here/ }));
  assert.equal(await desk.field('New note').inputValue(), long);
});

journey('a file that is broken is not brought in, and the message says where', async (desk) => {
  const path = desk.host.path('broken.review.json');
  await writeFile(path, '{\n  "format": "debrief-review",\n  "version": 1,\n  "client": 5\n');
  await desk.host.answer({ open: path });
  await desk.button('Bring in a file…').click();
  await desk.sees(desk.role('status').getByText(/broken\.review\.json.*line \d/s));
  assert.equal(await desk.role('list', 'Reviews').getByRole('article').count(), 1, 'a broken review is in the library');
});

journey('an export to a folder that is gone says so and leaves nothing behind', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.stage('Debrief');
  await desk.sees(desk.role('article'));
  await desk.host.answer({ save_to: desk.host.path('gone/deck.pdf') });
  await desk.button('Export…').click();
  await desk.button('Export PDF…').click();
  await desk.sees(desk.role('alert').getByText(/folder/i));
  assert.ok(!existsSync(desk.host.path('gone')));
  assert.deepEqual((await readdir(desk.host.folder.path)).sort(), ['library']);
});

journey('a final review is read-only everywhere and says so', async (desk) => {
  await desk.button('Riverbend School District').click();
  await desk.menu(/^State:/, 'Make it final…');
  await desk.button('Make it final').click();
  await desk.sees(desk.button('State: Final'));
  for (const stage of ['Prepare', 'Listen', 'Rate', 'Synthesize', 'Debrief']) {
    await desk.stage(stage);
    await desk.sees(
      desk
        .role('main')
        .getByText(/^This review is final\./)
        .or(desk.role('main').getByPlaceholder(/^This review is final\./)),
    );
    const open = desk.page
      .locator('main, aside')
      .locator('input:enabled, textarea:enabled, select:enabled, [contenteditable=true]');
    const names = await open.evaluateAll((all) => all.map((each) => each.labels?.[0]?.textContent ?? each.outerHTML));
    // Who types is said of the laptop, the audience of what is looked at, and how long notes are kept is agreed anew
    // after the debrief too.
    const keeping = ['The engagement ends on', 'Delete identified notes on'];
    const looking = { Prepare: ['Typing on this laptop', ...keeping], Debrief: ['Leadership', 'Board', 'Public'] };
    const trimmed = names.map((name) => name.trim());
    assert.deepEqual(trimmed, looking[stage] ?? [], `${stage} can be written in`);
  }
});

journey('what could not be kept stays typed, and is kept when it works again', async (desk) => {
  await toASession(desk);
  await desk.page.route('**/call/add_note**', (route) => route.abort());
  await desk.field('New note').fill('+ The calendar holds #4a');
  await desk.press('Enter');
  await desk.sees(desk.role('alert'));
  assert.equal(await desk.field('New note').inputValue(), '+ The calendar holds #4a');
  await desk.page.unroute('**/call/add_note**');
  await desk.field('New note').press('Enter');
  await desk.sees(desk.role('region', /^Notes:/).getByRole('button', { name: /The calendar holds/ }));
  desk.expects(/ERR_FAILED/);
});

async function toASession(desk) {
  await desk.button('Riverbend School District').click();
  await desk.stage('Listen');
  await desk.sees(desk.field('New note'));
}
