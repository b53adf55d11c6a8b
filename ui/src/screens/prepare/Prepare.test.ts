import { expect, test } from 'vitest';
import { App } from '../../model/app.svelte';
import type { Review } from '../../model/types';
import { FakeHost, refusal, type Answers } from '../../test/fakeHost';
import { aGroup, aSession, follows, opened } from '../../test/aReview';
import { button, field, fill, render, settled } from '../../test/render';
import Prepare from './Prepare.svelte';

const undo = { undo: 'Edit', redo: null };

/** Prepare on a review; `parts` is what a write leads to. */
async function prepare(changes: Partial<Review>, answers: Answers = {}, parts: Partial<Review> = {}) {
  const host = new FakeHost({
    open_review: () => opened(changes),
    default_lists: () => ({
      groups: [
        { name: 'Principals', level: 'school', population: null },
        { name: 'Families', level: 'community', population: null },
      ],
      documents: [{ title: 'Budget', kind: 'Budget' }],
    }),
    read_review: () => ({ parts, follows: follows({ undo }) }),
    draft: () => '',
    ...answers,
  });
  const app = new App(host);
  await app.openReview('review-1', 'prepare');
  const screen = render(app, Prepare);
  await settled();
  return { app, host, screen };
}

const sent = (host: FakeHost, name: string) => host.calls.find((call) => call.name === name)?.request;

test('a field keeps what was typed when it is left, with the rest of the engagement as it was', async () => {
  const { host, screen } = await prepare(
    { purpose: 'Why' },
    { set_engagement: () => ({ value: null, changed: ['review'], undo }) },
    { client: 'Lakeside Unified' },
  );
  fill(field(screen, 'Client'), 'Lakeside Unified');
  await settled();
  expect(sent(host, 'set_engagement')).toMatchObject({
    client: 'Lakeside Unified',
    purpose: 'Why',
    review: 'review-1',
  });
  expect(field(screen, 'Client').value).toBe('Lakeside Unified');
});

test('leaving a field as it was writes nothing', async () => {
  const { host, screen } = await prepare({});
  fill(field(screen, 'Client'), 'Harbor County Schools');
  await settled();
  expect(host.names).not.toContain('set_engagement');
});

test('a refused value stays in its field with the reason beside it', async () => {
  const { app, screen } = await prepare(
    {},
    {
      set_engagement: () => {
        throw refusal('bad_value', 'The last day is before the first.', 'ends_on');
      },
    },
  );
  fill(field(screen, 'Last day'), '2026-01-01');
  await settled();
  expect(field(screen, 'Last day').value).toBe('2026-01-01');
  expect(field(screen, 'Last day').getAttribute('aria-invalid')).toBe('true');
  expect(screen.textContent).toContain('The last day is before the first.');
  expect(app.notices.list).toEqual([]);
});

test('what is not a date is said beside the field and not sent', async () => {
  const { host, screen } = await prepare({});
  fill(field(screen, 'First day'), 'next spring');
  await settled();
  expect(host.names).not.toContain('set_engagement');
  expect(screen.textContent).toContain('“next spring” is not a date');
});

test('a usual group is added with its level and leaves the list of picks', async () => {
  const { host, screen } = await prepare(
    {},
    { add_groups: () => ({ value: [aGroup('g')], changed: ['groups'], undo }) },
    { groups: [aGroup('g', { name: 'Families', level: 'community' })] },
  );
  button(screen, 'Add Families').click();
  await settled();
  expect(sent(host, 'add_groups')).toMatchObject({
    groups: [{ name: 'Families', level: 'community', population: null }],
  });
  expect(() => button(screen, 'Add Families')).toThrow();
  expect(button(screen, 'Add Principals')).toBeTruthy();
});

test('removing says so and offers the way back', async () => {
  const group = aGroup('g', { name: 'Families' });
  const { app, host, screen } = await prepare(
    { groups: [group] },
    {
      remove_group: () => ({ value: null, changed: ['groups'], undo }),
      undo: () => ({ value: 'Remove a group', changed: [], undo }),
    },
    { groups: [] },
  );
  button(screen, 'Remove Families').click();
  await settled();
  expect(app.notices.list[0]?.text).toContain('Families');
  button(screen, 'Undo').click();
  await settled();
  expect(host.names).toContain('undo');
});

test('what stands half typed in an add line is there on return', async () => {
  let kept = '';
  const answers: Answers = {
    draft: () => kept,
    set_draft: ({ text }) => {
      kept = text;
      return null;
    },
  };
  const before = await prepare({}, answers);
  fill(field(before.screen, 'Name of a new member'), 'M. Lun');
  await expect.poll(() => kept).not.toBe('');
  const after = await prepare({}, answers);
  expect(field(after.screen, 'Name of a new member').value).toBe('M. Lun');
  expect(field(after.screen, 'A group of your own').value).toBe('');
});

test('a session that is given a day begins at nine until its time is written', async () => {
  const { host, screen } = await prepare(
    { groups: [aGroup('g', { name: 'Principals' })], sessions: [aSession('s', 'g')] },
    { change_session: ({ session }) => ({ value: session, changed: [], undo }) },
  );
  fill(field(screen, 'Date: Principals'), '2026-03-10');
  await settled();
  expect(sent(host, 'change_session')).toMatchObject({ session: { id: 's', starts_at: '2026-03-10T09:00:00' } });
});

test('a final review is read and not changed', async () => {
  const { screen } = await prepare({ state: 'final', groups: [aGroup('g', { name: 'Families' })] });
  expect(field(screen, 'Client').disabled).toBe(true);
  expect(screen.textContent).toContain('This review is final');
  expect(() => button(screen, 'Remove Families')).toThrow();
});

test('what was agreed about keeping is written with the other day as it was, also when the review is final', async () => {
  const keeping = { engagement_ends_on: '2026-06-30', delete_notes_on: null, sources_destroyed_on: null };
  const { host, screen } = await prepare(
    { state: 'final', keeping },
    { set_keeping: () => ({ value: null, changed: ['review'], undo }) },
    { keeping: { ...keeping, delete_notes_on: '2026-09-30' } },
  );
  fill(field(screen, 'Delete identified notes on'), '2026-09-30');
  await settled();
  expect(sent(host, 'set_keeping')).toEqual({
    review: 'review-1',
    engagement_ends_on: '2026-06-30',
    delete_notes_on: '2026-09-30',
  });
});

test('once the sources are destroyed, it says so and shows the certificate', async () => {
  const keeping = { engagement_ends_on: null, delete_notes_on: null, sources_destroyed_on: '2026-06-30' };
  const certificate = { at: '2026-06-30T08:00:00', text: 'What was destroyed' };
  const { app, screen } = await prepare({ keeping }, { certificates: () => [certificate] });
  expect(screen.textContent).toContain('The sources were destroyed on Jun 30, 2026.');
  expect([...screen.querySelectorAll('button')].map((each) => each.textContent?.trim())).not.toContain(
    'Destroy the sources…',
  );
  button(screen, 'Certificate…').click();
  await settled();
  expect(app.certificates.shown).toEqual({ certificate, review: 'review-1' });
});
