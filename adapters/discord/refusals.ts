import type { Refused } from '../../src/platform.ts';

type About = Refused['why'];

/** What Discord's numbers are about. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
export const refusals: Readonly<Record<About, readonly number[]>> = {
  // Unknown channel, server, member, message, user, thread member; a thread that is archived.
  gone: [10_003, 10_004, 10_007, 10_008, 10_013, 50_083],
  forbidden: [
    50_001, // Missing access
    50_013, // Missing permissions
    50_007, // Cannot send messages to this user
    50_278, // No server in common
    50_008, // A channel without text
    50_024, // Not in this type of channel
    50_068, // Invalid message type, as in a forum
    50_009, // Verification level too high
    50_005, // A message of another author
    160_002, // Cannot reply without Read Message History
    160_005, // A locked thread
    40_058, // A post's author has to write first
    40_007, // Banned from the server
    220_001, // A forum takes posts
    220_003,
  ],
  workspace: [
    10_002, // Unknown application
    40_001, // Unauthorized
    40_002, // The account has to be verified
    50_014, // Invalid token
    50_025, // Invalid OAuth2 token
    20_012, // Not authorized on this application
    40_333, // Blocked on the way
  ],
  content: [
    50_035, // Invalid form body
    50_006, // An empty message
    50_109, // Invalid JSON
    50_045, // A file too large
    40_005, // Request entity too large
    50_033, // Invalid recipients
    50_080, // Invalid sticker
    50_161, // Invalid components
    200_000, // Blocked by AutoMod
    200_001,
    240_000, // Blocked by the filter of harmful links
  ],
  'too much': [
    20_016, // Slowmode
    20_022, // Edits of announcements
    20_028, // Writes in the channel
    20_029, // Writes in the server
    30_046, // Edits of messages older than an hour
    40_003, // Direct messages opened too fast
    40_004, // Sending is switched off for a while
    40_006, // A feature is switched off for a while
    40_062, // A resource is limited
    130_000, // Overloaded
  ],
};

const abouts = new Map(
  Object.entries(refusals).flatMap(([about, codes]) => codes.map((code) => [code, about as About] as const)), // its own keys
);

/** A number that Discord has learned since is read by its status; else it is held for a fault of ours. */
export function aboutCode(code: number, status: number): About {
  if (status === 429) return 'too much';
  const known = abouts.get(code);
  if (known) return known;
  if (status === 401) return 'workspace';
  if (status === 403) return 'forbidden';
  return status === 404 ? 'gone' : 'content';
}

/** What who runs the bot has to do. */
export function remedyFor(code: number, status: number): string {
  if (code === 40_002)
    return "Discord wants the bot's account verified (40002): follow the email that it sent";
  if (code === 40_333) return 'Discord blocks the address of this machine (40333): start it from another one';
  if (code === 10_002 || code === 20_012)
    return `Discord no longer knows the application (${code}): create it again in the developer portal and set its DISCORD_TOKEN`;
  return `Discord refuses DISCORD_TOKEN (${code || status}): reset it in the developer portal under Bot and set the new one`;
}
