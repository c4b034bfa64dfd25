import type { Card, Form, Reply } from '../../src/card/card.ts';
import type { Log } from '../../src/log.ts';
import { invalidCard, tooSlowCard } from '../shared/notices.ts';
import type { Files } from './files.ts';
import type { Route } from './inbound.ts';
import { refusal } from './outcome.ts';
import type { Rooms } from './rooms.ts';
import type { Way, Ways } from './ways.ts';
import type { Windows } from './windows.ts';

export interface Deliver {
  /** Shows the reply to whoever is to see it, by the best way that is still open. */
  reply(reply: Reply, route: Route): Promise<void>;
}

interface Parts {
  readonly ways: Ways;
  readonly windows: Windows;
  readonly files: Files;
  readonly rooms: Rooms;
  readonly log: Log;
}

export function createDeliver({ ways, windows, files, rooms, log }: Parts): Deliver {
  /** Each way is tried in turn: windows expire, response URLs run out, the bot may be no member. */
  async function firstOf(chain: readonly Way[], card: Card, route: Route): Promise<void> {
    for (const way of chain) {
      try {
        if (await way(card, route)) return;
      } catch (error) {
        log.info({ err: error, refusal: refusal(error) }, 'one way to answer was closed');
      }
    }
    log.warn({ surface: route.surface }, 'an answer could not be delivered');
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
    if (to === 'place') return firstOf([ways.message, ways.respondInPublic], card, route);
    if (to === 'asker' && isNote(card)) return firstOf(noted[route.surface], card, route);
    const shown = card.file ? await files.attach(await rooms.openDirect(route.user), card, card.file) : card;
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

/** Words alone: nothing to press, and nothing to read on. */
export function isNote({ body, buttons, doors, menu, file }: Card): boolean {
  return body.length + buttons.length + (doors?.length ?? 0) === 0 && !menu && !file;
}
