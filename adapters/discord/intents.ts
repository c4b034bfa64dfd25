import { ApplicationFlags, GatewayIntentBits } from 'discord.js';

const content = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
const members = ApplicationFlags.GatewayGuildMembers | ApplicationFlags.GatewayGuildMembersLimited;

/** Whether it is switched on in the developer portal. It governs what REST returns, too. */
export const mayReadContent = (flags: number): boolean => Boolean(flags & content);
export const mayHearMembers = (flags: number): boolean => Boolean(flags & members);

/** Only what is switched on is asked for: Discord closes a connection that asks for more. */
export function intentsFor(flags: number): readonly GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    ...(mayReadContent(flags) ? [GatewayIntentBits.MessageContent] : []),
    ...(mayHearMembers(flags) ? [GatewayIntentBits.GuildMembers] : []),
  ];
}

export const switchOnContent =
  'switch on Message Content Intent in the developer portal under Bot: without it incidents cannot be watched, and a thread cannot be read';

export const switchOnMembers =
  'switch on Server Members Intent there: without it the data of people who left stays until they delete it';
