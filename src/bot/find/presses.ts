import type { Card, Reply } from '../../card/card.ts';
import { handle } from '../acts.ts';
import { outOfDate } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { findActs } from './acts.ts';
import type { Audience } from './answer-card.ts';
import { browseCard, contentsCard, packCard } from './browse.ts';
import { pageCard } from './page.ts';
import { diagramCard, sendToDirect, shareSection } from './share.ts';
import { askForGuide, notWanted } from './want.ts';

export const findHandlers = handle(findActs, {
  read: ['page', openSection],
  beside: ['asker', openBeside],
  contents: ['page', openContents],
  browse: ['page', async (world, incoming) => paged(incoming, browseCard(world, audienceOf(incoming)))],
  pack: ['page', openPack],
  diagram: ['asker', openDiagram],
  dm: ['asker', sendToDirect],
  share: ['place', shareSection],
  want: ['asker', askForGuide],
  unwanted: ['asker', notWanted],
});

async function openSection(
  world: World,
  incoming: Of<'choice'>,
  [key, page]: readonly [string, number],
): Promise<Reply> {
  const section = world.library().section(key);
  return section ? paged(incoming, pageCard(world, { section, page }, audienceOf(incoming))) : outOfDate();
}

async function openBeside(world: World, incoming: Of<'choice'>, [key]: readonly [string]): Promise<Reply> {
  const section = world.library().section(key);
  if (!section) return outOfDate();
  return { kind: 'card', to: 'asker', card: pageCard(world, { section, page: 1 }, audienceOf(incoming)) };
}

async function openContents(
  world: World,
  incoming: Of<'choice'>,
  [key, page]: readonly [string, number],
): Promise<Reply> {
  const guide = guideByKey(world, key);
  return guide ? paged(incoming, contentsCard(guide, page, audienceOf(incoming))) : outOfDate();
}

async function openPack(
  world: World,
  incoming: Of<'choice'>,
  [pack, page]: readonly [string, number],
): Promise<Reply> {
  const known = world.library().guides.find((guide) => guide.pack === pack)?.pack;
  return known ? paged(incoming, packCard(world, { pack: known, page }, audienceOf(incoming))) : outOfDate();
}

async function openDiagram(world: World, _incoming: Of<'choice'>, [key]: readonly [string]): Promise<Reply> {
  const section = world.library().section(key);
  return section ? { kind: 'card', to: 'asker', card: diagramCard(world, section) } : outOfDate();
}

export function audienceOf(incoming: Of<'choice'>): Audience {
  return incoming.isDirect ? 'direct' : 'private';
}

/** In place of the pressed card where that is private already, else next to it in private. */
export function paged(incoming: Of<'choice'>, card: Card): Reply {
  return { kind: 'card', to: incoming.on === 'private' ? 'pressed' : 'asker', card };
}

function guideByKey(world: World, key: string): ReturnType<ReturnType<World['library']>['guide']> {
  const library = world.library();
  const section = library.section(key);
  return section && library.guide(section.guide);
}
