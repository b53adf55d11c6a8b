import { expect, test } from 'vitest';
import { changed } from './change';

test('a change is made to the thing as it is now, which itself stays', () => {
  const now = { name: 'kept', tags: ['x'] };
  expect(changed(now, { name: 'new' })).toEqual({ name: 'new', tags: ['x'] });
  expect(changed(now, ({ tags }) => ({ tags: [...tags, 'y'] }))).toEqual({ name: 'kept', tags: ['x', 'y'] });
  expect(now).toEqual({ name: 'kept', tags: ['x'] });
});
