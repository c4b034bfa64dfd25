import type { CommandName } from '../../src/card/commands.ts';
import type { ConversationId, Epoch, MemberId } from '../../src/ids.ts';
import { webAddress } from '../shared/web-address.ts';
import { conversationParts, direct, userOf } from './ids.ts';
import { escapeText } from './markdown.ts';

/** What a renderer has to be told: it asks nobody. */
export interface Looks {
  readonly commandPrefix: string;
  /** Where reader paths lead; undefined: they are plain text. */
  readonly publicUrl: string | undefined;
  readonly signPath?: ((path: string) => string) | undefined;
  /** By its spelled name. undefined: not registered yet, so it is drawn as text. */
  readonly commandId?: (command: string) => string | undefined;
  /** As the server shows them, where they could be learned. */
  readonly names?: ReadonlyMap<MemberId, string>;
}

/** A name, else what the reader's own client makes of a mention. That pings nobody: every message forbids it. */
export function memberText(member: MemberId, looks: Looks): string {
  const name = looks.names?.get(member)?.trim();
  if (name) return escapeText(name);
  const user = userOf(member);
  return /^\d+$/.test(user) ? `<@${user}>` : 'a member';
}

/** By its id, or as it was typed. */
export function roleText(role: string): string {
  return /^\d+$/.test(role) ? `<@&${role}>` : escapeText(`@${role.replace(/^@/, '')}`);
}

export function conversationText(conversation: ConversationId): string {
  const [guild, channel] = conversationParts(conversation);
  if (guild === direct) return 'this direct message';
  return /^\d+$/.test(channel) ? `<#${channel}>` : 'a conversation';
}

/** A mention of a command puts it into the field where somebody types. */
export function commandText(name: CommandName, looks: Looks): string {
  const spelled = `${looks.commandPrefix}${name}`;
  const id = looks.commandId?.(spelled);
  return id === undefined ? escapeText(`/${spelled}`) : `</${spelled}:${id}>`;
}

const styles = { moment: 'f', date: 'D', clock: 't' } as const;

/** Shown in the reader's own zone. */
export function timeText(at: Epoch, show: keyof typeof styles): string {
  const seconds = Number.isFinite(at) && Math.abs(at) < 8.64e15 ? Math.floor(at / 1000) : 0;
  return `<t:${seconds}:${styles[show]}>`;
}

/** http and https as they are; a reader path made whole; undefined: nowhere to go. */
export function linkUrl(url: string, looks: Looks): string | undefined {
  const isOurs = url.startsWith('/') && looks.publicUrl;
  const whole = isOurs ? `${looks.publicUrl}${looks.signPath?.(url) ?? url}` : url;
  return webAddress(whole)?.replaceAll('(', '%28').replaceAll(')', '%29');
}
