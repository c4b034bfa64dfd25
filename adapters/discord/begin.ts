import { type Client, type ClientOptions, Events, type RESTOptions } from 'discord.js';
import { plural } from '../../src/card/words.ts';
import type { Lost, Reached } from '../../src/platform.ts';
import type { Api } from './api.ts';
import { threadParent } from './channels.ts';
import { remedyFor } from './close-codes.ts';
import { connect, createClient } from './connect.ts';
import { mayReadContent, switchOnContent } from './intents.ts';
import { patienceMs } from './limits.ts';
import { type Listening, listen } from './listen.ts';
import { listenToMembership } from './listen-membership.ts';
import type { Registration } from './register.ts';
import { tokenFault } from './token.ts';
import { type Me, whoAmI } from './who-am-i.ts';

export interface Started {
  readonly me: Me;
  readonly client: Client;
}

export interface Beginning extends Omit<Listening, 'client' | 'parentOf' | 'waitMs'> {
  readonly api: Api;
  readonly token: string;
  readonly rest?: Partial<RESTOptions> | undefined;
  readonly ws?: ClientOptions['ws'] | undefined;
  readonly waitMs?: number | undefined;
  readonly registration: Registration;
  /** Told who we are before the first event arrives. */
  begun(started: Started): void;
}

/** Connects, listens, and registers the commands. */
export async function begin(
  parts: Beginning,
  { lost, reached }: { readonly lost: Lost | undefined; readonly reached: Reached | undefined },
): Promise<void> {
  const { token, registration, send, isStopping, log, api } = parts;
  const fault = tokenFault(token);
  if (fault) throw new Error(fault);
  const me = await whoAmI(api);
  if (!mayReadContent(me.flags)) log.warn({ todo: switchOnContent }, 'Discord hides the text of messages');
  const client = createClient({ flags: me.flags, rest: parts.rest, ws: parts.ws });
  parts.begun({ me, client });
  const listening: Listening = {
    ...parts,
    client,
    parentOf: (channel) => threadParent(client, channel),
    waitMs: parts.waitMs ?? patienceMs,
  };
  listen(listening);
  await connect(client, token);
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (isStopping()) return;
    log.error({ code, remedy: remedyFor(code) }, 'Discord closed the connection for good');
    send.close();
    lost?.(remedyFor(code));
  });
  client.on(Events.ShardReconnecting, () => reached?.(false));
  for (const event of [Events.ShardReady, Events.ShardResume] as const)
    client.on(event, () => reached?.(true));
  log.info({ said: connectedAs(me, client) }, 'Discord is connected');
  listenToMembership(listening);
  await registration.begin(me);
}

function connectedAs(me: Me, client: Client): string {
  const { size } = client.guilds.cache;
  return `connected as ${me.name} in ${plural(size, 'server')}`;
}
