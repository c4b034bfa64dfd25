import type { Card } from '../../src/card/card.ts';
import type { CommandName } from '../../src/card/commands.ts';
import { linesOf } from '../../src/card/lines.ts';
import type { ConversationId, Epoch, MemberId } from '../../src/ids.ts';
import { webAddress } from '../shared/web-address.ts';

/** What a renderer has to be told: it asks nobody. */
export interface Looks {
  readonly commandPrefix: string;
  /** How one asks there: threads take no commands. */
  readonly asks: 'command' | 'mention' | 'words';
  /** Where reader paths lead; undefined: they are plain text. */
  readonly publicUrl: string | undefined;
  readonly signPath?: ((path: string) => string) | undefined;
  /** Display names of the members and conversations on the card, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Drawn as text, so that it does not ping. */
export const memberName = (id: MemberId, looks: Looks): string => looks.names.get(id) ?? 'a member';

export function conversationName(id: ConversationId, looks: Looks): string {
  const name = looks.names.get(id);
  return name === undefined ? 'a conversation' : name;
}

export function commandText(name: CommandName, { asks, commandPrefix }: Looks): string {
  if (asks === 'words') return name;
  if (asks === 'command') return `/${commandPrefix}${name}`;
  return name === 'guide' ? '@Coach' : `/${commandPrefix}${name} in the channel`;
}

/** https as it is; a reader path made whole; undefined: nowhere to go. */
export function linkUrl(url: string, looks: Looks): string | undefined {
  const isOurs = url.startsWith('/') && looks.publicUrl;
  const whole = isOurs ? `${looks.publicUrl}${looks.signPath?.(url) ?? url}` : url;
  return webAddress(whole);
}

const formats = { moment: '{date_short_pretty} {time}', date: '{date_short}', clock: '{time}' } as const;
type Show = keyof typeof formats;
export const dateFormat = (show: Show): string => formats[show];

const parts = {
  moment: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short' },
  clock: { hour: '2-digit', minute: '2-digit' },
} as const;
const utc = {
  moment: new Intl.DateTimeFormat('en-GB', { ...parts.moment, timeZone: 'UTC', hourCycle: 'h23' }),
  date: new Intl.DateTimeFormat('en-GB', { ...parts.date, timeZone: 'UTC' }),
  clock: new Intl.DateTimeFormat('en-GB', { ...parts.clock, timeZone: 'UTC', hourCycle: 'h23' }),
};

/** What stands where a date token cannot be: in notifications, and in clients that do not know it. */
export function timeText(at: Epoch, show: Show): string {
  const words = utc[show].format(isTime(at) ? at : 0).replaceAll(',', '');
  return show === 'date' ? words : `${words} UTC`;
}

export const seconds = (at: Epoch): number => Math.floor((isTime(at) ? at : 0) / 1000);

function isTime(at: Epoch): boolean {
  return Math.abs(at) < 8.64e15;
}

/** Whose and what names the card needs. */
export function namedOn(card: Card): {
  members: readonly MemberId[];
  conversations: readonly ConversationId[];
} {
  const inlines = [card.title, ...card.small, ...linesOf(card.body)].flat();
  return {
    members: [...new Set(inlines.flatMap((inline) => (inline.kind === 'member' ? [inline.member] : [])))],
    conversations: [
      ...new Set(inlines.flatMap((inline) => (inline.kind === 'conversation' ? [inline.conversation] : []))),
    ],
  };
}
