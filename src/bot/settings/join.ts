import type { Reply } from '../../card/card.ts';
import { paged } from '../find/presses.ts';
import type { Of, World } from '../world.ts';
import { refuse } from './admin.ts';
import { setUpNow } from './coach.ts';
import { wholePlace } from './start-schedule.ts';

/** Lets itself in; the card that follows says how it stands then. */
export async function joinChannel(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  await world.platform.join(wholePlace(incoming));
  return paged(incoming, await setUpNow(world, incoming));
}
