import { expect, it } from 'vitest';
import { warmUp } from '../../src/search/warm-up.ts';
import { bundled } from '../builders/bundled.ts';

it('asks a few things of a new index, lets others go first between them, and ends where it is told to', async () => {
  const { library, search } = await bundled();
  const done: string[] = [];
  const found = search.find('');
  const recommended = search.recommend([]);
  const counted: typeof search = {
    find: () => {
      done.push('find');
      return found;
    },
    readAhead: search.readAhead,
    recommend: () => {
      done.push('recommend');
      return recommended;
    },
  };

  const pausesUntil = (most: number) => async (): Promise<boolean> => {
    done.push('pause');
    return done.length < most;
  };

  await warmUp(counted, library, pausesUntil(5));
  expect(done.splice(0)).toEqual(['recommend', 'pause', 'find', 'pause', 'recommend', 'pause']);

  await warmUp(counted, library, pausesUntil(Number.POSITIVE_INFINITY));
  expect(done).toHaveLength(4 * 60);
});
