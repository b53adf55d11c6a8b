import { expect, test } from 'vitest';
import { App } from '../../model/app.svelte';
import type { BeforeDestroying } from '../../model/types';
import { aReview, opened } from '../../test/aReview';
import { FakeHost, refusal, type Answers } from '../../test/fakeHost';
import { Destroying, facts } from './destroying.svelte';

const before: BeforeDestroying = {
  sources: { notes: 149, sessions: 1, reasons: 2, speaker_notes: 0, quotes_kept: 12, quotes_gone: 1 },
  texts_quoting: 2,
  names_undecided: 0,
  backups: 14,
  handed_out: 0,
  other_reviews: 1,
  unreached: ['STICK'],
};

async function destroying(answers: Answers) {
  const host = new FakeHost({ open_review: () => opened(), before_destroying: () => before, ...answers });
  const app = new App(host);
  await app.openReview('review-1', 'prepare');
  const { open } = app;
  if (!open) throw new Error('The review did not open.');
  const attempt = new Destroying(app, open);
  await attempt.read();
  return { app, host, attempt, open };
}

test('the facts say what goes, what stays and what cannot be reached', () => {
  const [goes, stays, unreached] = facts(before).map(({ sentences }) => sentences.join(' '));
  expect(goes).toContain('149 notes, and of 1 session who asked');
  expect(goes).toContain(
    'Also 2 reasons of ratings, 1 quote in a rationale that was not cleared, and words that nobody cleared in 2 texts of yours.',
  );
  expect(goes).toContain('14 backups');
  expect(stays).toContain('12 cleared quotes stay in their rationales as plain text.');
  expect(unreached).toContain('No file was handed out');
  expect(unreached).toContain('Copies on “STICK”, which cannot be reached now.');
  expect(unreached).toContain('Another review of this client is in your library.');
});

test('nothing happens before the client’s name is typed', async () => {
  const { attempt, host } = await destroying({});
  for (const name of ['', 'Harbor', 'Harbor County School']) {
    attempt.typed = name;
    expect(await attempt.run()).toBe(false);
  }
  expect(host.names).not.toContain('destroy_sources');
  attempt.typed = ' harbor  county schools ';
  expect(attempt.isNamed).toBe(true);
});

test('what stays is opened anew and the certificate is shown', async () => {
  const destroyed = { keeping: { ...aReview().keeping, sources_destroyed_on: '2026-06-30' } };
  let isDone = false;
  const { app, attempt, host, open } = await destroying({
    open_review: () => opened(isDone ? destroyed : {}),
    destroy_sources: () => {
      isDone = true;
      return { at: '2026-06-30T08:00:00', text: 'What was destroyed' };
    },
  });
  attempt.typed = 'Harbor County Schools';
  expect(await attempt.run()).toBe(true);
  expect(host.calls.find(({ name }) => name === 'destroy_sources')?.request).toEqual({
    review: 'review-1',
    client: 'Harbor County Schools',
  });
  expect(app.open).not.toBe(open);
  expect(app.open?.isWithoutSources).toBe(true);
  expect(app.certificates.shown).toMatchObject({ review: 'review-1', certificate: { text: 'What was destroyed' } });
});

test('a refusal is shown and the next try runs', async () => {
  let fails = true;
  const { app, attempt, open } = await destroying({
    destroy_sources: () => {
      if (fails) throw refusal('disk', 'The disk is full.');
      return { at: '2026-06-30T08:00:00', text: '' };
    },
  });
  attempt.typed = 'Harbor County Schools';
  expect(await attempt.run()).toBe(false);
  expect([attempt.refusal?.message, attempt.isRunning, app.open === open]).toEqual(['The disk is full.', false, true]);
  fails = false;
  expect(await attempt.run()).toBe(true);
});
