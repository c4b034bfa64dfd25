import type { Card } from '../../card/card.ts';
import type { Incoming } from '../../platform.ts';
import { progressOf } from '../../quiz/progress.ts';
import { libraryOf } from '../deck/near.ts';
import type { Handler, World } from '../world.ts';
import { readFacts } from './facts.ts';
import { drillPlace } from './place.ts';
import { queueOf } from './queue.ts';
import { newcomerCard, progressCard } from './streak-card.ts';

/** `/streak`: what to do next, then how it goes. */
export const answerStreak: Handler<'command'> = async (world, incoming) => ({
  kind: 'card',
  to: 'asker',
  card: await streakCard(world, incoming),
});

export async function streakCard(world: World, incoming: Incoming): Promise<Card> {
  const place = await drillPlace(world, incoming);
  const [library, facts, next] = await Promise.all([
    libraryOf(world, incoming),
    readFacts(world, incoming.member, place),
    world.store.nextDue(place.conversation),
  ]);
  const { learning } = facts;
  const isNew = learning.attempts.length === 0 && !learning.answers.some(({ kind }) => kind === 'answer');
  if (isNew) return newcomerCard(place, next?.at);
  return progressCard(library, {
    facts,
    queue: queueOf(library, facts),
    progress: progressOf(learning),
  });
}
