import type { Reply } from '../../card/card.ts';
import type { Of, World } from '../world.ts';
import { streakCard } from './streak.ts';

/** The app's home: what `/streak` says. */
export async function answerHome(world: World, incoming: Of<'home'>): Promise<Reply> {
  return { kind: 'card', to: 'asker', card: await streakCard(world, incoming) };
}
