import { expect, it } from 'vitest';
import { warmUp } from '../../src/search/warm-up.ts';
import { bundled } from './world.ts';

it('asks a few things of a new index and lets others go first between them', async () => {
  const { library, search } = await bundled();
  const done: string[] = [];
  const counted: typeof search = {
    find: (words) => {
      done.push('find');
      return search.find(words);
    },
    recommend: (thread) => {
      done.push('recommend');
      return search.recommend(thread);
    },
  };

  await warmUp(counted, library, async () => {
    done.push('pause');
  });

  expect(done.slice(0, 4)).toEqual(['recommend', 'pause', 'find', 'pause']);
  expect(done).toHaveLength(4 * 60);
});
