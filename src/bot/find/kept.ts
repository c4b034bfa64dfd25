import { LRUCache } from 'lru-cache';
import type { Card } from '../../card/card.ts';
import { shortKey } from '../../library/keys.ts';
import { remember } from '../../remember.ts';
import type { Search } from '../../search/model.ts';
import { dayMs } from '../../time.ts';
import type { World } from '../world.ts';
import type { Readers } from './answer-card.ts';

interface Asked {
  readonly world: World;
  readonly words: string;
  readonly readers: Readers;
}

const mostKept = 300;
const keptMs = 600_000;
/** What is longer was pasted, and is not asked again by others. */
const longest = 120;

const keptOf = remember(
  (_: Search) => new LRUCache<string, Card>({ max: mostKept, ttl: keptMs, ttlAutopurge: true }),
);

/** A card for some words, and whether it fits them. */
export interface Answer {
  readonly card: Card;
  readonly fits: boolean;
}

/**
 * Many ask the same during an incident: such an answer is made once. What fits nothing may be anything, and is not kept.
 * An edit of the library brings another search.
 */
export function kept({ world, words, readers }: Asked, make: () => Answer): Card {
  if (readers.words !== words || words.length > longest) return make().card;
  const answers = keptOf(world.search());
  const name = nameOf({ world, words, readers });
  const known = answers.get(name);
  if (known) return known;
  const { card, fits } = make();
  if (fits) answers.set(name, card);
  return card;
}

/** All that an answer to these words depends on, as a hash. A runbook tells its age in days. */
function nameOf({ world, words, readers: { audience, place } }: Asked): string {
  const day = Math.floor(world.clock() / dayMs);
  return shortKey([audience, world.platform.takesCommandsInThreads(place), day, words].join('\n'));
}
