import type { types } from '@slack/bolt';
import type { Card } from '../../src/card/card.ts';
import type { PostId } from '../../src/ids.ts';
import { conversationPart, userOf } from './ids.ts';
import { type Looks, namedOn } from './looks.ts';
import type { People } from './people.ts';
import { type DrawnMessage, renderCard, renderHome, renderModal } from './render-card.ts';
import type { Rooms } from './rooms.ts';

/** Renders, after the names on the card are known. */
export interface Draw {
  message(card: Card, mark?: PostId): Promise<DrawnMessage>;
  modal(card: Card, metadata: string): Promise<types.ModalView>;
  home(card: Card, metadata: string): Promise<types.HomeView>;
}

export function createDraw(options: {
  people: People;
  rooms: Rooms;
  commandPrefix: string;
  publicUrl: string | undefined;
}): Draw {
  const { people, rooms, commandPrefix, publicUrl } = options;

  async function looksFor(card: Card): Promise<Looks> {
    const { members, conversations } = namedOn(card);
    const names = await Promise.all([
      ...members.map(async (id) => [id, await people.name(userOf(id))] as const),
      ...conversations.map(async (id) => [id, await channelName(conversationPart(id))] as const),
    ]);
    const known = names.flatMap(([id, name]) => (name ? [[id, name] as const] : []));
    return { commandPrefix, publicUrl, names: new Map(known) };
  }

  async function channelName(channel: string): Promise<string | undefined> {
    const { name, isDirect } = await rooms.surroundings(channel);
    if (isDirect) return 'this conversation';
    return name ? `#${name}` : undefined;
  }

  return {
    message: async (card, mark) => renderCard(card, await looksFor(card), mark),
    modal: async (card, metadata) => renderModal(card, await looksFor(card), metadata),
    home: async (card, metadata) => renderHome(card, await looksFor(card), metadata),
  };
}
