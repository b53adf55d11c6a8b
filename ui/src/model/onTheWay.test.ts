import { expect, test } from 'vitest';
import { OnTheWay } from './onTheWay';
import type { Outcome } from './openReview.svelte';

interface Thing {
  name: string;
  tags: string[];
}
const kept: Thing = { name: 'kept', tags: [] };
const fine: Outcome<null> = { ok: true, value: null };
const refused: Outcome<null> = { ok: false, error: { code: 'bad_value', message: 'No.', field: null } };

test('a change builds on those that are on their way, and on what was read once they have arrived', async () => {
  const things = new OnTheWay<Thing>();
  const written: Thing[] = [];
  const write = async (whole: Thing) => {
    written.push(whole);
    return fine;
  };
  await Promise.all([
    things.change('a', kept, { name: 'new' }, write),
    things.change('a', kept, { tags: ['x'] }, write),
  ]);
  expect(written).toEqual([
    { name: 'new', tags: [] },
    { name: 'new', tags: ['x'] },
  ]);
  await things.change('a', kept, (now) => ({ tags: [...now.tags, 'y'] }), write);
  expect(written.at(-1)).toEqual({ name: 'kept', tags: ['y'] });
});

test('what was refused is not carried into the next change', async () => {
  const things = new OnTheWay<Thing>();
  const written: Thing[] = [];
  let refuse = (): void => undefined;
  const first = things.change(
    'a',
    kept,
    { name: '' },
    () => new Promise<Outcome<null>>((done) => (refuse = () => done(refused))),
  );
  let arrive = (): void => undefined;
  const second = things.change(
    'a',
    kept,
    { tags: ['x'] },
    () => new Promise<Outcome<null>>((done) => (arrive = () => done(fine))),
  );
  refuse();
  await first;
  const third = things.change('a', kept, { tags: ['y'] }, async (whole) => {
    written.push(whole);
    return fine;
  });
  arrive();
  await Promise.all([second, third]);
  expect(written).toEqual([{ name: 'kept', tags: ['y'] }]);
});

test('things do not mix', async () => {
  const things = new OnTheWay<Thing>();
  const written: Thing[] = [];
  const write = async (whole: Thing) => {
    written.push(whole);
    return fine;
  };
  await Promise.all([things.change('a', kept, { name: 'a' }, write), things.change('b', kept, { tags: ['b'] }, write)]);
  expect(written[1]).toEqual({ name: 'kept', tags: ['b'] });
});
