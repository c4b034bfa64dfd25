import { LRUCache } from 'lru-cache';
import type { Card } from '../../card/card.ts';
import { templateNamed } from '../../library/template.ts';
import type { Search } from '../../search/model.ts';
import type { Handler, World } from '../world.ts';
import { answerCard, type Readers } from './answer-card.ts';
import { browseCard } from './browse.ts';
import { generalCard } from './general-card.ts';
import { emptyCard, noneCard } from './none-card.ts';
import { pageCard } from './page.ts';

/** `/guide` and `/guide <words>`. */
export const answerGuide: Handler<'command'> = async (world, incoming) => {
  const audience = incoming.isDirect ? 'direct' : 'private';
  const card = incoming.text.trim()
    ? findCard(world, incoming.text, { audience, place: incoming.place, words: incoming.text })
    : browseCard(world, audience);
  return { kind: 'card', to: 'asker', card };
};

const mostKept = 500;
const dayMs = 86_400_000;
/** By what they were drawn from; a library that changes brings another search. */
const kept = new WeakMap<Search, LRUCache<string, Card>>();

/** The answer to words, kept for whoever asks the same: in an incident, many do. */
export function findCard(world: World, words: string, readers: Readers): Card {
  const search = world.search();
  const cards = kept.get(search) ?? new LRUCache<string, Card>({ max: mostKept });
  kept.set(search, cards);
  const key = JSON.stringify([
    words,
    readers.audience,
    readers.words,
    world.platform.takesCommandsInThreads(readers.place),
    Math.floor(world.clock() / dayMs), // the age of a page is told in days
  ]);
  const card = cards.get(key) ?? drawCard(world, words, readers);
  cards.set(key, card);
  return card;
}

/** The template they name, a section, the nearest, or how to ask. */
function drawCard(world: World, words: string, readers: Readers): Card {
  const template = templateNamed(world.library(), words);
  if (template) return pageCard(world, template, 1, readers.audience);
  const found = world.search().find(words, { top: 6 });
  const [best] = found.matches;
  if (found.isEmpty) return emptyCard(readers.audience);
  if (!best || !found.fits) return noneCard(world, readers.words, found, readers.audience);
  if (found.isGeneral) return generalCard(world, found, best, readers);
  return answerCard(world, found, best, readers);
}
