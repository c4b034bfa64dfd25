import type { Card } from '../../card/card.ts';
import { templateNamed } from '../../library/template.ts';
import type { Handler, World } from '../world.ts';
import type { Readers } from './answer-card.ts';
import { browseCard } from './browse.ts';
import { foundCard } from './general-card.ts';
import { type Answer, kept } from './kept.ts';
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

/** Without what people put around words: case, a slash, marks, smileys, names of emoji. */
export function spoken(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/:[a-z0-9_+-]+:/g, ' ')
    .replace(/[^\p{L}\p{N}\s'-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The template they name, a section, the nearest, or how to ask. */
export function findCard(world: World, words: string, readers: Readers): Card {
  return kept({ world, words, readers }, () => lookUp(world, words, readers));
}

function lookUp(world: World, words: string, readers: Readers): Answer {
  const empty: Answer = { card: emptyCard(readers.audience), fits: false };
  if (spoken(words) === '') return empty;
  const template = templateNamed(world.library(), words);
  if (template)
    return { card: pageCard(world, { section: template, page: 1 }, readers.audience), fits: true };
  const found = world.search().find(words, { top: 6 });
  const [best] = found.matches;
  if (found.isEmpty) return empty;
  if (!best || !found.fits) return { card: noneCard(world, found, readers), fits: false };
  return { card: foundCard(world, { found, best }, readers), fits: true };
}
