const parts = {
  moment: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  full: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const format = (at: number, how: keyof typeof parts): string =>
  new Intl.DateTimeFormat('en-GB', { ...parts[how], hourCycle: 'h23' }).format(at);

export const clockTime = (at: number): string => format(at, 'time');
export const moment = (at: number): string => format(at, 'moment').replaceAll(',', '');

/** Slack's date tokens. https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export function slackDate(seconds: number, tokens: string, now: number): string {
  const at = seconds * 1000;
  return tokens
    .replace('{date_short_pretty}', nearDay(at, now) ?? format(at, 'date'))
    .replace('{date_short}', format(at, 'date'))
    .replace('{time}', format(at, 'time'));
}

const dayMs = 86_400_000;
const near = [
  [-dayMs, 'yesterday'],
  [0, 'today'],
  [dayMs, 'tomorrow'],
] as const;

function nearDay(at: number, now: number): string | undefined {
  return near.find(([ms]) => format(now + ms, 'date') === format(at, 'date'))?.[1];
}

/** Discord's timestamp styles. https://docs.discord.com/developers/reference#message-formatting */
export function discordTime(seconds: number, style: string): string {
  const at = seconds * 1000;
  if (style === 't') return format(at, 'time');
  return style === 'D' ? format(at, 'long') : format(at, 'full');
}
