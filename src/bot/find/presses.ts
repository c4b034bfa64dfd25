import type { Card, Reply } from '../../card/card.ts';
import type { Presses } from '../acts.ts';
import { outOfDate } from '../failures.ts';
import type { Of, World } from '../world.ts';
import type { Audience } from './answer-card.ts';
import { browseCard, contentsCard, packCard } from './browse.ts';
import { pageCard } from './page.ts';
import { diagramCard, sendToDirect, shareSection } from './share.ts';
import { askForGuide, notWanted } from './want.ts';

export const findPresses: Presses = {
  read: {
    manner: 'page',
    arguments: 2,
    async run(world, incoming, key = '', page = '1') {
      const section = world.library().section(key);
      return section
        ? paged(incoming, pageCard(world, section, Number(page), audienceOf(incoming)))
        : outOfDate();
    },
  },
  contents: {
    manner: 'page',
    arguments: 2,
    async run(world, incoming, key = '', page = '1') {
      const guide = guideByKey(world, key);
      return guide
        ? paged(incoming, contentsCard(guide, Number(page) || 1, audienceOf(incoming)))
        : outOfDate();
    },
  },
  browse: {
    manner: 'page',
    arguments: 0,
    run: async (world, incoming) => paged(incoming, browseCard(world, audienceOf(incoming))),
  },
  pack: {
    manner: 'page',
    arguments: 2,
    async run(world, incoming, pack = '', page = '1') {
      const known = world.library().guides.find((guide) => guide.pack === pack)?.pack;
      return known
        ? paged(incoming, packCard(world, known, Number(page) || 1, audienceOf(incoming)))
        : outOfDate();
    },
  },
  diagram: {
    manner: 'asker',
    arguments: 1,
    async run(world, _incoming, key = '') {
      const section = world.library().section(key);
      return section ? { kind: 'card', to: 'asker', card: diagramCard(world, section) } : outOfDate();
    },
  },
  dm: { manner: 'asker', arguments: 1, run: sendToDirect },
  share: { manner: 'place', arguments: 1, run: shareSection },
  want: { manner: 'asker', arguments: 1, run: askForGuide },
  unwanted: { manner: 'asker', arguments: 1, run: notWanted },
};

export function audienceOf(incoming: Of<'choice'>): Audience {
  return incoming.isDirect ? 'direct' : 'private';
}

/** In place of the pressed card where that is private already, else beside it in private. */
export function paged(incoming: Of<'choice'>, card: Card): Reply {
  return { kind: 'card', to: incoming.on === 'private' ? 'pressed' : 'asker', card };
}

function guideByKey(world: World, key: string): ReturnType<ReturnType<World['library']>['guide']> {
  const library = world.library();
  const section = library.section(key);
  return section && library.guide(section.guide);
}
