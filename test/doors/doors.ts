import { readdirSync, readFileSync } from 'node:fs';
import { fromInteraction } from '../../adapters/discord/inbound-interaction.ts';
import { fromMessage } from '../../adapters/discord/inbound-message.ts';
import { escapeText, wrapped } from '../../adapters/discord/markdown.ts';
import { bounded } from '../../adapters/shared/bounded.ts';
import { fromCommand, fromShortcut } from '../../adapters/slack/inbound-command.ts';
import { fromEvent } from '../../adapters/slack/inbound-event.ts';
import { fromPress, fromSubmission } from '../../adapters/slack/inbound-press.ts';
import { Sent } from '../../adapters/web/inbound.ts';
import { decodeAct } from '../../src/card/act.ts';
import { createHolidaySources } from '../../src/holidays/sources.ts';
import { readHolidays } from '../../src/holidays/text.ts';
import { readAlert } from '../../src/incident/alert.ts';
import { saysOver } from '../../src/incident/ending.ts';
import { scoreLive } from '../../src/incident/live.ts';
import { zoneOf } from '../../src/schedule/zones.ts';

export type Pause = () => Promise<void>;

/** Where something from outside comes in: what well-formed input looks like, and who reads it first. */
export interface Door {
  readonly name: string;
  readonly samples: readonly unknown[];
  /** What takes several turns of the loop calls `pause` between them. */
  read(input: unknown, pause: Pause): unknown;
  /** What goes on behind its promise does so on another thread. */
  readonly isBeside?: true;
}

const us = { team: 'T1', enterprise: undefined, user: 'U9', bot: 'B9' };
const discordUs = { user: '9', role: '8', commandPrefix: '', isIn: () => true };
const recorded = new URL('../fixtures/slack/payloads/', import.meta.url);
const slackPayloads = readdirSync(recorded).map((name): unknown =>
  JSON.parse(readFileSync(new URL(name, recorded), 'utf8')),
);
const said = {
  id: '1100000000000000001',
  channel_id: '2',
  guild_id: '3',
  author: { id: '1' },
  content: '<@9> disk is full on <#5>',
  embeds: [{ title: 'FIRING', description: 'disk', fields: [{ name: 'host', value: 'db-1' }] }],
};
const interaction = {
  id: '1100000000000000002',
  application_id: '7',
  token: 'word',
  channel: { id: '2', type: 0 },
  guild_id: '3',
  member: { user: { id: '1' } },
};
const event =
  'UID:1\r\nSUMMARY:Closed\r\nDTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=YEARLY;COUNT=3\r\nEXDATE:20271224';

const from = '2026-06-01';
const holidays = createHolidaySources({
  fetchCalendar: async () => ({ problem: 'does not exist' }),
  loadCountries: async () => undefined,
});

export const doors: readonly Door[] = [
  {
    name: 'Slack: events, commands, presses, forms',
    samples: slackPayloads,
    read: (input) => [
      fromEvent(input, us),
      fromCommand(input, us, { prefix: '', now: 0 }),
      fromShortcut(input, us, 0),
      fromPress(input, us, 0),
      fromSubmission(input, us, 0),
    ],
  },
  { name: 'Discord: messages', samples: [said], read: (input) => fromMessage(input, undefined, discordUs) },
  {
    name: 'Discord: interactions',
    samples: [
      { ...interaction, type: 2, data: { name: 'guide', type: 1, options: [{ value: 'disk full' }] } },
      {
        ...interaction,
        type: 3,
        message: { id: '4', flags: 64 },
        data: { custom_id: '0:read|abc', values: ['read|x'] },
      },
      {
        ...interaction,
        type: 5,
        data: { custom_id: 'save', components: [{ components: [{ custom_id: 'zone', value: 'UTC' }] }] },
      },
    ],
    read: (input) => fromInteraction(input, discordUs),
  },
  {
    name: 'Discord: text on its way out',
    samples: ['**Disk** is _full_, see https://example.com', '1. one\n2. two'],
    read: (input) => wrapped(escapeText(String(input)), '**'),
  },
  {
    name: 'the playground',
    samples: [
      { kind: 'say', event: 'e', as: 'a', in: 'c', text: '/guide disk full' },
      { kind: 'press', event: 'e', as: 'a', message: 'm', act: 'read|x' },
    ],
    read: (input) => Sent.safeParse(input),
  },
  {
    name: 'buttons',
    samples: ['answer|k3v9x0a1bc|A', 'read|abc'],
    read: (input) => decodeAct(String(input)),
  },
  {
    name: 'dates, countries, addresses',
    samples: ['2026-12-24, 24.12.2026 - 26.12.2026', 'DE-BY; 2026-12-24', 'https://calendar.example/off.ics'],
    read: (input) => readHolidays(String(input), { from, sources: holidays, within: { ms: 1 } }),
  },
  {
    name: 'calendars',
    samples: [`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\nEND:VCALENDAR`],
    isBeside: true,
    read: (input) => holidays.calendar(String(input), from),
  },
  {
    name: 'alerts and talk',
    samples: [
      '[FIRING:1] DiskFull db-1: disk is 96 % full',
      'checkout is down, rolled back, all is back to normal',
    ],
    read(input) {
      const text = bounded(String(input));
      return [readAlert(text), scoreLive({ text }), saysOver(text)];
    },
  },
  {
    name: 'time zones',
    samples: ['Europe/Berlin', 'new york', 'CET'],
    read: (input) => zoneOf(String(input)),
  },
];
