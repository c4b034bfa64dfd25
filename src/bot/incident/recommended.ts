import type { Where } from '../../incident/said.ts';
import type { Message } from '../../platform.ts';
import type { Recommendation } from '../../search/model.ts';
import type { World } from '../world.ts';

/** What to open now: others have their turn while a long thread is read. */
export async function recommended(
  world: World,
  thread: readonly Message[],
  where?: Where,
): Promise<Recommendation> {
  await world.search().readAhead(thread, 'guides');
  return world.search().recommend(thread, where);
}
