import { GatewayCloseCodes } from 'discord.js';

/** After these Discord lets nobody come back before something was changed (discord.com/developers/docs/topics/opcodes-and-status-codes). */
const remedies: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]:
    'Discord refuses DISCORD_TOKEN: reset it in the developer portal under Bot, copy it again, and start again',
  [GatewayCloseCodes.InvalidShard]:
    'Discord refuses this share of the servers: start again, which asks Discord for the number of connections',
  [GatewayCloseCodes.ShardingRequired]:
    'The bot is in too many servers for the connections it has: start again, which asks Discord for more',
  [GatewayCloseCodes.InvalidAPIVersion]:
    'Discord no longer speaks this version of its gateway: update Oncall Coach, and start again',
  [GatewayCloseCodes.InvalidIntents]:
    'Discord does not know an intent that was asked for: update Oncall Coach, and start again',
  [GatewayCloseCodes.DisallowedIntents]:
    'An intent was switched off: switch on Message Content Intent and Server Members Intent in the developer portal under Bot, and start again',
};

/** What to do about a connection that is lost for good; `code` is Discord's. */
export function remedyFor(code: number): string {
  return `${remedies[code] ?? 'Discord closed the connection for good: start again'} (close code ${code})`;
}
