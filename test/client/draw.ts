import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { DiscordEmbeds } from '../../adapters/web/client/play/discord-message.tsx';
import type { DiscordMessage, SlackMessage } from '../../adapters/web/client/play/payload.ts';
import { SlackBlocks } from '../../adapters/web/client/play/slack-message.tsx';
import { createPreview } from '../../src/app/preview.ts';
import type { Card } from '../../src/card/card.ts';
import type { MemberId, PostId } from '../../src/ids.ts';

const preview = createPreview({ commandPrefix: '', publicUrl: undefined });
const named = {
  members: [{ id: 'web:member-1' as MemberId, name: 'Team lead' }], // as the playground mints them
  channels: [{ id: 'web:sre-daily', name: 'sre-daily' }],
};
const drawn = {
  named,
  mark: 'post000001' as PostId,
  within: 'channel' as const,
  origin: 'http://127.0.0.1:3000',
};

/** 27 November 2026, 09:00 UTC. */
export const now = Date.UTC(2026, 10, 27, 9);

/** What the page shows of the payload that the adapter makes of a card. */
export async function drawOn(look: 'slack' | 'discord', card: Card): Promise<string> {
  const payload = await preview.message(look, card, drawn);
  const setting = { ...preview.names(look, named), now };
  const drawing = { setting, tabIndex: 0, onPress: () => undefined };
  if (look === 'slack')
    return renderToString(h(SlackBlocks, { message: payload as SlackMessage, ...drawing }));
  return renderToString(h(DiscordEmbeds, { message: payload as DiscordMessage, ...drawing }));
}
