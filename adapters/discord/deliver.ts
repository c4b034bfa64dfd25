import { InteractionResponseType } from 'discord.js';
import type { Form, Reply } from '../../src/card/card.ts';
import type { Log } from '../../src/log.ts';
import { cut } from '../shared/cut.ts';
import { invalidCard, tooSlowCard } from '../shared/notices.ts';
import type { Api } from './api.ts';
import type { Draw } from './draw.ts';
import { guildOf } from './ids.ts';
import type { Heard } from './inbound.ts';
import { limits } from './limits.ts';
import { isAcknowledged, isTooLate } from './outcome.ts';
import { renderForm } from './render-form.ts';
import { createShow, flagsFor, type Promised } from './show.ts';

export interface Deliver {
  /** false: too late, nothing can be shown any more. */
  acknowledge(heard: Heard, promised: Promised): Promise<boolean>;
  /** In the acknowledgement; where another replica has acknowledged already, as it promised. Never rejects. */
  answer(reply: Reply, heard: Heard, promised: Promised): Promise<void>;
  /** After the acknowledgement. Never rejects. */
  reply(reply: Reply, heard: Heard, promised: Promised): Promise<void>;
}

export function createDeliver({
  api,
  draw,
  roleOf,
  log,
}: {
  readonly api: Api;
  readonly draw: Draw;
  readonly roleOf: (guild: string, name: string) => string | undefined;
  readonly log: Log;
}): Deliver {
  const { respond, show } = createShow(api, draw);

  async function open(form: Form, heard: Heard, promised: Promised): Promise<void> {
    if (promised !== 'nothing yet')
      return show({ to: 'asker', card: tooSlowCard('Discord') }, heard, promised);
    const data = renderForm(form, (role) => roleOf(guildOf(heard.incoming.place), role));
    await respond(heard, { type: InteractionResponseType.Modal, data });
  }

  async function send(reply: Reply, heard: Heard, promised: Promised): Promise<void> {
    switch (reply.kind) {
      case 'card':
        return show(reply, heard, promised);
      case 'form':
        return open(reply.form, heard, promised);
      case 'invalid':
        return show({ to: 'asker', card: invalidCard(reply) }, heard, promised);
      case 'suggestions':
        return respond(heard, {
          type: InteractionResponseType.ApplicationCommandAutocompleteResult,
          data: { choices: reply.options.slice(0, limits.choices).map(toSuggestion) },
        });
      case 'nothing':
        // Another replica has claimed it: what was promised is its to keep.
        return undefined;
    }
  }

  async function sendOrKeep(reply: Reply, heard: Heard, promised: Promised): Promise<void> {
    try {
      await send(reply, heard, 'nothing yet');
    } catch (error) {
      if (promised === 'nothing yet' || !isAcknowledged(error)) throw error;
      await send(reply, heard, promised);
    }
  }

  async function safely(reply: Reply, sending: Promise<void>): Promise<void> {
    try {
      await sending;
    } catch (error) {
      // Whoever typed on has a newer list by now.
      if (reply.kind === 'suggestions') log.debug({}, 'a suggestion came too late');
      else log.warn({ err: error, kind: reply.kind }, 'an answer could not be delivered');
    }
  }

  return {
    async acknowledge(heard, promised) {
      if (promised === 'nothing yet') return true;
      const isUpdate = promised === 'the pressed message' && heard.route.hasMessage;
      const type = isUpdate
        ? InteractionResponseType.DeferredMessageUpdate
        : InteractionResponseType.DeferredChannelMessageWithSource;
      const flags = flagsFor(promised === 'a public answer' ? 'place' : 'asker', heard);
      try {
        await respond(heard, isUpdate ? { type } : { type, data: { flags } });
        return true;
      } catch (error) {
        if (isAcknowledged(error)) log.debug({}, 'an interaction was acknowledged already');
        else log.warn({ err: error }, 'an interaction could not be acknowledged');
        return !isTooLate(error);
      }
    },
    answer: (reply, heard, promised) => safely(reply, sendOrKeep(reply, heard, promised)),
    reply: (reply, heard, promised) => safely(reply, send(reply, heard, promised)),
  };
}

function toSuggestion(option: { readonly label: string; readonly value: string }): object {
  return { name: cut(option.label || '…', limits.choiceName), value: cut(option.value, limits.optionValue) };
}
