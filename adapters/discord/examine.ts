import { type REST, type RESTOptions, Routes } from 'discord.js';
import { z } from 'zod';
import { createApi } from './api.ts';
import { mayHearMembers, mayReadContent, switchOnContent, switchOnMembers } from './intents.ts';
import { inviteLink } from './invite.ts';
import { refusal } from './outcome.ts';
import { tokenFault } from './token.ts';
import { type Me, sayWhy, whoAmI } from './who-am-i.ts';

interface Found {
  readonly isGood: boolean;
  readonly said: string;
}

const missingAccess = 50_001;
/** Each is asked for: more would take as many requests. */
const mostServers = 10;

/** Asks Discord whether this token works and what the application lacks; opens no connection, waits for no limit. */
export async function examineDiscord(options: {
  readonly token: string;
  readonly rest?: Partial<RESTOptions> | undefined;
}): Promise<Found> {
  const fault = tokenFault(options.token);
  if (fault) return { isGood: false, said: fault };
  const api = createApi(options.token, options.rest);
  try {
    return await examine(api.once);
  } catch (error) {
    return { isGood: false, said: sayWhy(error instanceof Error ? (error.cause ?? error) : error) };
  } finally {
    api.close();
  }
}

async function examine(rest: REST): Promise<Found> {
  const me = await whoAmI({ patient: rest });
  const servers = Servers.parse(await rest.get(Routes.userGuilds()));
  const closed = await withoutCommands(rest, me, servers.slice(0, mostServers));
  const faults = [
    ...(me.requiresCodeGrant
      ? [
          'Switch off Requires OAuth2 Code Grant in the developer portal under Bot: no invite link works with it',
        ]
      : []),
    ...closed.map((name) => `In ${name} the scope applications.commands is missing: invite it there again`),
  ];
  const hints = [
    ...(mayReadContent(me.flags) ? [] : [`optional: ${switchOnContent}`]),
    ...(mayHearMembers(me.flags) ? [] : [`optional: ${switchOnMembers}`]),
  ];
  const said = [
    `${me.name}, ${inServers(servers)}`,
    ...faults,
    ...hints,
    `Invite it with ${inviteLink(me.application)}`,
  ];
  return { isGood: faults.length === 0, said: said.join('. ') };
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
