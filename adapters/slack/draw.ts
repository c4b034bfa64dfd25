import type { types } from '@slack/bolt';
import type { Card, Form } from '../../src/card/card.ts';
import type { PostId } from '../../src/ids.ts';
import { printable } from '../shared/printable.ts';
import { within } from '../shared/within.ts';
import type { Conversations } from './conversations.ts';
import type { Groups } from './groups.ts';
import { conversationPart, userOf } from './ids.ts';
import { isDirectChannel, type Route } from './inbound.ts';
import { limits } from './limits.ts';
import { type Looks, namedOn } from './looks.ts';
import type { People } from './people.ts';
import {
  type DrawnMessage,
  renderCard,
  renderHome,
  renderModal,
  renderSent,
  type SentMessage,
} from './render-card.ts';
import { renderForm } from './render-form.ts';

/** A card is worth more than the names on it. */
const namesWithinMs = 800;

/** Renders, once the names on the card are known, or have been waited for. */
export interface Draw {
  /** The same message again for the same card. */
  message(card: Card, where: Where): Promise<DrawnMessage>;
  /** For a method that sends: with whom it mentions, and a table. */
  sent(card: Card, where: Where, mark?: PostId): Promise<SentMessage>;
  modal(card: Card, where: Where, metadata: string): Promise<types.ModalView>;
  form(form: Form, metadata: string): types.ModalView;
  home(card: Card, where: Where, metadata: string): Promise<types.HomeView>;
}

/** Where it is shown, or what opened the window that shows it. */
type Where = Pick<Route, 'channel' | 'thread'>;

export function createDraw(options: {
  people: People;
  conversations: Conversations;
  groups: Groups;
  commandPrefix: string;
  publicUrl: string | undefined;
  signPath?: ((path: string) => string) | undefined;
  /** Whether the bot was granted what a field for a file takes. */
  readsFiles: () => boolean;
}): Draw {
  const { people, conversations, groups, commandPrefix, publicUrl, signPath, readsFiles } = options;

  async function looksFor(card: Card, where: Where, named = namedOn(card)): Promise<Looks> {
    const names = await Promise.all([
      ...named.members.map(async (id) => [id, await within(namesWithinMs, people.name(userOf(id)))] as const),
      ...named.conversations.map(
        async (id) => [id, await within(namesWithinMs, conversations.title(conversationPart(id)))] as const,
      ),
    ]);
    const known = names.flatMap(([id, name]) => (name ? [[id, printable(name)] as const] : []));
    return { commandPrefix, publicUrl, signPath, asks: asksAt(where), names: new Map(known) };
  }

  const drawn: Readonly<Record<Looks['asks'], WeakMap<Card, DrawnMessage>>> = {
    command: new WeakMap(),
    words: new WeakMap(),
    mention: new WeakMap(),
  };

  /** An answer that is given again is the same card. A name on it may be another by then. */
  async function drawOnce(card: Card, where: Where): Promise<DrawnMessage> {
    const kept = drawn[asksAt(where)];
    const known = kept.get(card);
    if (known) return known;
    const named = namedOn(card);
    const message = renderCard(card, await looksFor(card, where, named));
    if (named.members.length + named.conversations.length === 0) kept.set(card, message);
    return message;
  }

  return {
    message: drawOnce,
    async sent(card, where, mark) {
      const looks = await looksFor(card, where);
      const group = card.mention === undefined ? undefined : await groups.find(card.mention);
      return withMention(renderSent(card, looks, mark), group);
    },
    modal: async (card, where, metadata) => renderModal(card, await looksFor(card, where), metadata),
    form: (form, metadata) => renderForm(form, metadata, readsFiles()),
    home: async (card, where, metadata) => renderHome(card, await looksFor(card, where), metadata),
  };
}

function asksAt({ channel, thread }: Where): Looks['asks'] {
  if (thread === undefined) return 'command';
  return isDirectChannel(channel) ? 'words' : 'mention';
}

/** In the blocks, which notify, and in the words, which stand in for them. An edit notifies nobody. */
function withMention(drawn: SentMessage, group: string | undefined): SentMessage {
  if (group === undefined) return drawn;
  const block: types.RichTextBlock = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'usergroup', usergroup_id: group }] }],
  };
  return {
    text: `<!subteam^${group}> ${drawn.text}`,
    blocks: [block, ...drawn.blocks].slice(0, limits.blocksInMessage),
    tabled: drawn.tabled && [block, ...drawn.tabled].slice(0, limits.blocksInMessage),
  };
}
