import { type REST, type RESTOptions, Routes } from 'discord.js';
import { z } from 'zod';
import type { ConversationId } from '../../src/ids.ts';
import type { Finding } from '../shared/finding.ts';
import { createApi } from './api.ts';
import { examineChannels } from './examine-channels.ts';
import { mayHearMembers, mayReadContent, switchOnContent, switchOnMembers } from './intents.ts';
import { inviteLink, memberLink } from './invite.ts';
import { refusal } from './outcome.ts';
import { tokenFault } from './token.ts';
import { type Me, sayWhy, whoAmI } from './who-am-i.ts';

const missingAccess = 50_001;
/** Each is asked for: more would take as many requests. */
const mostServers = 10;

/** Asks Discord whether this token works and what the application lacks; opens no connection, waits for no limit. */
export async function examineDiscord(options: {
  readonly token: string;
  readonly rest?: Partial<RESTOptions> | undefined;
  /** Where questions are asked. */
  readonly conversations?: readonly ConversationId[] | undefined;
}): Promise<readonly Finding[]> {
  const refuse = (said: string): readonly Finding[] => [{ what: 'token', isGood: false, said }];
  const fault = tokenFault(options.token);
  if (fault) return refuse(fault);
  const api = createApi(options.token, options.rest);
  try {
    return await examine(api.once, options.conversations ?? []);
  } catch (error) {
    return refuse(sayWhy(error instanceof Error ? (error.cause ?? error) : error));
  } finally {
    api.close();
  }
}

async function examine(rest: REST, conversations: readonly ConversationId[]): Promise<readonly Finding[]> {
  const me = await whoAmI({ patient: rest });
  const servers = Servers.parse(await rest.get(Routes.userGuilds()));
  return [
    { what: 'token', isGood: true, said: me.name },
    intents(me),
    invite(me, servers),
    userInstall(me),
    ...(await commands(rest, me, servers.slice(0, mostServers))),
    ...(await examineChannels(rest, me, conversations)),
  ];
}

function intents({ flags }: Me): Finding {
  const off = [
    ...(mayReadContent(flags) ? [] : [`optional: ${switchOnContent}`]),
    ...(mayHearMembers(flags) ? [] : [`optional: ${switchOnMembers}`]),
  ];
  return { what: 'intents', isGood: true, said: off.length > 0 ? off.join('. ') : 'both are on' };
}

function invite(me: Me, servers: readonly Server[]): Finding {
  const what = 'servers';
  if (me.requiresCodeGrant)
    return {
      what,
      isGood: false,
      said: `${inServers(servers)}. Switch off Requires OAuth2 Code Grant in the developer portal under Bot: no invite link works with it`,
    };
  const said = `${inServers(servers)}. Invite it with ${inviteLink(me.application)}`;
  return { what, isGood: true, ...(servers.length === 0 && { isOpen: true }), said };
}

function userInstall({ isForMembers, application }: Me): Finding {
  const said = isForMembers
    ? `it is on: whoever opens ${memberLink(application)} can call it anywhere`
    : 'optional: switch it on in the developer portal under Installation, and people can call it where it has not been added';
  return { what: 'user install', isGood: true, said };
}

async function commands(rest: REST, me: Me, servers: readonly Server[]): Promise<readonly Finding[]> {
  if (servers.length === 0) return [];
  const closed = await withoutCommands(rest, me, servers);
  const faults = closed.map(
    (name) => `In ${name} the scope applications.commands is missing: invite it there again`,
  );
  return [
    {
      what: 'commands',
      isGood: faults.length === 0,
      said: faults.length > 0 ? faults.join('. ') : 'they can be used there',
    },
  ];
}

const Servers = z.array(z.object({ id: z.string(), name: z.string() }));
type Server = z.infer<typeof Servers>[number];

function inServers(servers: readonly Server[]): string {
  if (servers.length === 0) return 'in no server yet';
  const names = servers.slice(0, mostServers).map(({ name }) => name);
  const more = servers.length > names.length ? `, and ${servers.length - names.length} more` : '';
  return `in ${servers.length} ${servers.length === 1 ? 'server' : 'servers'}: ${names.join(', ')}${more}`;
}

/** Where an app may not look at its own commands, nobody can use them. */
async function withoutCommands(rest: REST, me: Me, servers: readonly Server[]): Promise<readonly string[]> {
  const asked = servers.map(async ({ id, name }) => {
    try {
      await rest.get(Routes.applicationGuildCommands(me.application, id));
      return [];
    } catch (error) {
      if (refusal(error) === missingAccess) return [name];
      throw error;
    }
  });
  return (await Promise.all(asked)).flat();
}
