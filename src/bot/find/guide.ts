import type { Card, Reply } from '../../reply.ts';
import type { Handler, World } from '../world.ts';
import { type Audience, answerCard } from './answer-card.ts';
import { browseCard } from './browse.ts';
import { emptyCard, noneCard } from './none-card.ts';

/** `/guide` and `/guide <words>`. */
export const answerGuide: Handler<'command'> = async (world, incoming) => {
  const audience = incoming.isDirect ? 'direct' : 'private';
  return {
    kind: 'card',
    to: 'asker',
    card: incoming.text.trim() ? findCard(world, incoming.text, audience) : browseCard(world, audience),
  };
};

/** Plain words in a direct message. */
export async function answerWords(world: World, incoming: { readonly text: string }): Promise<Reply> {
  return { kind: 'card', to: 'asker', card: findCard(world, incoming.text, 'direct') };
}

/** The answer to words: a section, the nearest, or how to ask. */
export function findCard(world: World, words: string, audience: Audience): Card {
  const found = world.search().find(words, { top: 6 });
  const [best] = found.matches;
  if (found.isEmpty) return emptyCard(audience);
  if (!best || !found.fits) return noneCard(world, words, found, audience);
  return answerCard(world, found, best, audience);
}
