import type { Card, Form, Reply } from '../../src/card/card.ts';
import { elsewhere } from '../../src/card/elsewhere.ts';
import type { Log } from '../../src/log.ts';
import { invalidCard, tooSlowCard } from '../shared/notices.ts';
import type { Conversations } from './conversations.ts';
import type { Files } from './files.ts';
import { toPlace } from './ids.ts';
import type { Route, Us } from './inbound.ts';
import { wayIn } from './may-post.ts';
import { refusal, toSent } from './outcome.ts';
import type { Way, Ways } from './ways.ts';
import type { Windows } from './windows.ts';

export interface Deliver {
  /** Shows the reply to whoever is to see it, by the best way that is still open. */
  reply(reply: Reply, route: Route): Promise<void>;
}

interface Dependencies {
  readonly ways: Ways;
  readonly windows: Windows;
  readonly files: Files;
  readonly conversations: Conversations;
  readonly us: () => Us;
  readonly log: Log;
}

export function createDeliver({ ways, windows, files, conversations, us, log }: Dependencies): Deliver {
  /** Each way is tried in turn: windows expire, response URLs run out, the bot may be no member. */
  async function firstOf(chain: readonly Way[], card: Card, route: Route): Promise<void> {
    const { isShown } = await tryAll(chain, { card, route }, log);
    if (!isShown) log.warn({ surface: route.surface }, 'an answer could not be delivered');
  }

  /** What was asked in a place that does not take the answer is answered to its asker. */
  async function inPlace(card: Card, route: Route): Promise<void> {
    const said = await tryAll([ways.message], { card, route }, log);
    const sent = toSent(said.first);
    // It may stand there all the same.
    if (said.isShown || sent.kind !== 'refused' || route.user === '') return;
    if ((await tryAll([ways.respondInPublic], { card, route }, log)).isShown) return;
    const { why } = sent;
    const place = toPlace(us().team, route.channel, route.thread);
    await firstOf(beside, elsewhere(card, place, { why, wayIn: () => wayIn }), route);
  }

  const beside = [ways.respond, ways.ephemeral, ways.direct];
  const private_: Readonly<Record<Route['surface'], readonly Way[]>> = {
    none: beside,
    ephemeral: beside,
    direct: [ways.message, ...beside],
    modal: [windows.push, windows.update, ...beside],
    public: [windows.open, ...beside],
    home: [windows.open, ways.direct],
  };
  const pressed: Readonly<Record<Route['surface'], readonly Way[]>> = {
    ...private_,
    ephemeral: [ways.replace, ...private_.ephemeral],
    direct: [ways.edit, ways.replace, ...private_.direct],
    modal: [windows.update, ...private_.modal],
    public: [ways.edit, ways.replace, ...private_.public],
  };

  /** A mere note is worth no window of its own, nor the place of another. */
  const noted: Readonly<Record<Route['surface'], readonly Way[]>> = {
    ...private_,
    modal: [windows.push, ...beside],
    public: beside,
  };

  async function show(to: 'asker' | 'place' | 'pressed', card: Card, route: Route): Promise<void> {
    if (to === 'place') return inPlace(card, route);
    if (to === 'asker' && isNote(card)) return firstOf(noted[route.surface], card, route);
    const shown = card.file
      ? await files.attach(await conversations.openDirect(route.user), card, card.file)
      : card;
    return firstOf((to === 'asker' ? private_ : pressed)[route.surface], shown, route);
  }

  async function fill(form: Form, route: Route): Promise<void> {
    const open = await windows.form(form, route).catch((error: unknown) => {
      log.info({ err: error, refusal: refusal(error) }, 'a form could not be opened');
      return false;
    });
    if (!open) await show('asker', tooSlowCard('Slack'), route);
  }

  return {
    async reply(reply, route) {
      switch (reply.kind) {
        case 'card':
          return show(reply.to, reply.card, route);
        case 'form':
          return fill(reply.form, route);
        case 'invalid':
          return show('asker', invalidCard(reply), route);
        default:
          return undefined;
      }
    },
  };
}

/** `first`: what Slack said to the first that failed. */
async function tryAll(
  chain: readonly Way[],
  { card, route }: { readonly card: Card; readonly route: Route },
  log: Log,
): Promise<{ readonly isShown: boolean; readonly first: unknown }> {
  let first: unknown;
  for (const way of chain) {
    try {
      if (await way(card, route)) return { isShown: true, first };
    } catch (error) {
      first ??= error;
      log.info({ err: error, refusal: refusal(error) }, 'one way to answer was closed');
    }
  }
  return { isShown: false, first };
}

/** Words alone: nothing to press, and nothing to read on. */
export function isNote({ body, buttons, doors, menu, file }: Card): boolean {
  return body.length + buttons.length + (doors?.length ?? 0) === 0 && !menu && !file;
}
