import type { Card, Reply } from '../../card/card.ts';
import type { Incoming } from '../../platform.ts';
import { libraryOf } from '../deck/near.ts';
import { paged } from '../find/presses.ts';
import type { Of, World } from '../world.ts';
import { readFacts } from './facts.ts';
import { drillPlace } from './place.ts';
import { nothingDueCard, practiceCard } from './practice-card.ts';
import { queueOf } from './queue.ts';

const sessionLength = 5;

/** "Review 3 now": a short session of what is due. */
export async function startReview(world: World, incoming: Of<'choice'>): Promise<Reply> {
  return paged(incoming, await reviewCard(world, incoming));
}

/** The first of what is due; `session` where one is under way. */
export async function reviewCard(
  world: World,
  incoming: Incoming,
  session?: { readonly at: number; readonly of: number },
): Promise<Card> {
  const library = await libraryOf(world, incoming);
  const place = await drillPlace(world, incoming);
  const queue = queueOf(library, await readFacts(world, incoming.member, place));
  const [first] = queue.due;
  if (!first) return nothingDueCard(queue.nextAt);
  const length = session ?? { at: 1, of: Math.min(sessionLength, queue.due.length) };
  return practiceCard(library, first, {
    session: { kind: 'review', ...length },
    stamp: incoming.at.toString(36),
    isDirect: incoming.isDirect,
  });
}
