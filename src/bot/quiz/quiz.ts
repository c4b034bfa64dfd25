import type { Card } from '../../card/card.ts';
import { libraryNear } from '../deck/near.ts';
import type { Handler, Of, World } from '../world.ts';
import { demandCard } from './demand.ts';
import { reviewCard } from './review.ts';
import { topicOf, topicsCard } from './topic.ts';

/** `/quiz`, `/quiz <topic>`, `/quiz review`. */
export const answerQuiz: Handler<'command'> = async (world, incoming) => ({
  kind: 'card',
  to: 'asker',
  card: await cardFor(world, incoming),
});

async function cardFor(world: World, incoming: Of<'command'>): Promise<Card> {
  const words = incoming.text.trim();
  if (words === '') return demandCard(world, incoming, undefined);
  if (words.toLowerCase() === 'review') return reviewCard(world, incoming);
  const library = await libraryNear(world, incoming);
  const topic = topicOf(world, library, words);
  return topic === undefined ? topicsCard(library, words) : demandCard(world, incoming, topic);
}
