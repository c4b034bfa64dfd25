import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  type RESTPatchAPIWebhookWithTokenMessageJSONBody,
  Routes,
} from 'discord.js';
import type { Card } from '../../src/card/card.ts';
import type { Api } from './api.ts';
import type { Draw } from './draw.ts';
import { guildOf } from './ids.ts';
import type { Heard } from './inbound.ts';
import { filesOf } from './send.ts';

/** What was promised in the acknowledgement. Whether an answer is private is decided then and cannot be taken back. */
export type Promised = 'nothing yet' | 'a private answer' | 'a public answer' | 'the pressed message';

type To = 'asker' | 'place' | 'pressed';

interface Shown {
  readonly to: To;
  readonly card: Card;
}

export interface Show {
  /** The answer to an interaction itself, of which there is one. */
  respond(heard: Heard, body: APIInteractionResponse | object, card?: Card): Promise<void>;
  /** A card where it belongs, after what was promised. */
  show(shown: Shown, heard: Heard, promised: Promised): Promise<void>;
}

export function createShow(api: Api, draw: Draw): Show {
  async function respond(heard: Heard, body: APIInteractionResponse | object, card?: Card): Promise<void> {
    const { id, token } = heard.route;
    const route = Routes.interactionCallback(id, token);
    await api.answers.post(route, { body, auth: false, files: card ? filesOf(card) : [] });
  }

  /** Fills in what was promised; of a pressed message, replaces it. */
  async function fill(heard: Heard, card: Card): Promise<void> {
    const { application, token } = heard.route;
    const body: RESTPatchAPIWebhookWithTokenMessageJSONBody | object = await draw(
      card,
      guildOf(heard.incoming.place),
    );
    const route = Routes.webhookMessage(application, token, '@original');
    await api.answers.patch(route, { body, auth: false, files: filesOf(card) });
  }

  async function follow(heard: Heard, card: Card, to: To): Promise<void> {
    const { application, token } = heard.route;
    const body = { ...(await draw(card, guildOf(heard.incoming.place))), flags: flagsFor(to, heard) };
    await api.answers.post(Routes.webhook(application, token), { body, auth: false, files: filesOf(card) });
  }

  /** The first message after a promise would take its place and its visibility: the promise goes first. */
  async function instead(heard: Heard, card: Card, to: To): Promise<void> {
    const { application, token } = heard.route;
    await api.answers.delete(Routes.webhookMessage(application, token, '@original'), { auth: false });
    await follow(heard, card, to);
  }

  async function show({ to, card }: Shown, heard: Heard, promised: Promised): Promise<void> {
    switch (promised) {
      case 'nothing yet': {
        const isUpdate = to === 'pressed' && heard.route.hasMessage;
        const type = isUpdate
          ? InteractionResponseType.UpdateMessage
          : InteractionResponseType.ChannelMessageWithSource;
        const data = {
          ...(await draw(card, guildOf(heard.incoming.place))),
          ...(!isUpdate && { flags: flagsFor(to, heard) }),
        };
        return respond(heard, { type, data }, card);
      }
      case 'a private answer':
        return to === 'place' ? instead(heard, card, to) : fill(heard, card);
      case 'a public answer':
        return to === 'place' ? fill(heard, card) : instead(heard, card, 'asker');
      case 'the pressed message':
        return to === 'pressed' ? fill(heard, card) : follow(heard, card, to);
    }
  }

  return { respond, show };
}

/** In a direct message everything is private already, and kept. Where the bot is not, nobody else sees it. */
export function flagsFor(to: To, { incoming, route }: Heard): number {
  if (route.isExternal) return MessageFlags.Ephemeral;
  return to === 'place' || incoming.isDirect ? 0 : MessageFlags.Ephemeral;
}
