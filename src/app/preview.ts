import type { Named, Preview } from '../../adapters/web/play/preview.ts';
import type { Card } from '../card/card.ts';

/** What the Slack and the Discord adapter would send for the playground's cards. An SDK is loaded when it is looked at. */
export function createPreview(options: {
  readonly commandPrefix: string;
  readonly publicUrl: string | undefined;
  readonly signPath?: ((path: string) => string) | undefined;
}): Preview {
  const { commandPrefix, signPath } = options;
  return {
    names: (look, { members, channels }) => ({
      users: Object.fromEntries(members.map(({ name }, i) => [userAt(i), name])),
      channels: Object.fromEntries(channels.map(({ id, name }) => [channelOf(look, id), name])),
    }),
    async message(look, card, { named, mark, within, origin }) {
      const publicUrl = options.publicUrl ?? origin;
      if (look === 'slack') {
        const { renderCard } = await import('../../adapters/slack/render-card.ts');
        const names = new Map(named.members.map(({ id, name }) => [id, name]));
        return renderCard(
          onSlack(card),
          { commandPrefix, publicUrl, signPath, names, asks: asks[within] },
          mark,
        );
      }
      const { renderCard } = await import('../../adapters/discord/render-card.ts');
      return renderCard(onDiscord(card, named), { commandPrefix, publicUrl, signPath }, mark);
    },
    async form(look, form) {
      if (look === 'slack') {
        const { renderForm } = await import('../../adapters/slack/render-form.ts');
        const { encodeAct } = await import('../card/act.ts');
        return renderForm(form, encodeAct(form.act), true);
      }
      const { renderForm } = await import('../../adapters/discord/render-form.ts');
      return renderForm(form);
    },
  };
}

/** How one asks Coach on Slack, whose threads take no commands. */
const asks = { channel: 'command', thread: 'mention', 'direct thread': 'words' } as const;

const userAt = (index: number): string => String(1000 + index);

/** Neither platform has names as ids: digits on Discord, capitals and digits on Slack, the same for a name each time. */
function channelOf(look: 'slack' | 'discord', id: string): string {
  const digits = [...id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_000_000_007, 7);
  return look === 'slack' ? `C${digits}` : String(digits);
}

function onSlack(card: Card): Card {
  return renamed(card, { conversation: (id) => `slack:T1/${channelOf('slack', id)}`, member: (id) => id });
}

function onDiscord(card: Card, { members }: Named): Card {
  return renamed(card, {
    conversation: (id) => `discord:1/${channelOf('discord', id)}`,
    member: (id) => `discord:${userAt(members.findIndex((one) => one.id === id))}`,
  });
}

/** The same card with the ids of another platform in the places where it names somebody. */
function renamed(
  card: Card,
  ids: { readonly member: (id: string) => string; readonly conversation: (id: string) => string },
): Card {
  const reviver = (key: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    if (key === 'member') return ids.member(value);
    return key === 'conversation' ? ids.conversation(value) : value;
  };
  return JSON.parse(JSON.stringify(card), reviver) as Card; // as it was, but for those ids
}
