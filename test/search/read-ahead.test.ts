import { expect, it } from 'vitest';
import type { Said } from '../../src/incident/said.ts';
import { bundled } from '../builders/bundled.ts';

const line = 'checkout is down, users get 503, the pods restart and nobody knows why.\n';

it.each([
  ['few and long', 8, 90],
  ['many', 40, 2],
])('what a thread was read ahead for is not worked out again: %s', async (_, count, lines) => {
  const { search } = await bundled();
  const texts = Array.from({ length: count }, (_, i) => line.repeat(lines).slice(i));
  const afterwards = counted(texts);
  await search.readAhead(afterwards.thread, 'guides');
  const ahead = afterwards.readsOf(() => search.recommend(afterwards.thread));

  expect(ahead).toBe(afterwards.readsOf(() => search.recommend(afterwards.thread)));
});

it('what is read for its phases alone is not weighed', async () => {
  const { search } = await bundled();
  const { thread, readsOf } = counted([line, line.slice(1)]);
  await search.readAhead(thread, 'phases');

  const first = readsOf(() => search.recommend(thread));

  expect(first).toBeGreaterThan(readsOf(() => search.recommend(thread)));
});

/** A thread that tells how often a message of it was read. */
function counted(texts: readonly string[]): {
  readonly thread: readonly Said[];
  readsOf(act: () => unknown): number;
} {
  let reads = 0;
  const thread = texts.map((text) => ({
    get text() {
      reads++;
      return text;
    },
  }));
  return {
    thread,
    readsOf(act) {
      const before = reads;
      act();
      return reads - before;
    },
  };
}
