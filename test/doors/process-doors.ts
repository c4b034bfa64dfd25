import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Program } from '../builders/coach.ts';
import { until } from '../fakes/redis.ts';
import { deliverSigned } from '../fakes/slack/http-server.ts';
import { everyDoor } from './marked-words.ts';

/** Where a text comes into the running program. Resolves when the program has done with it. */
export interface ProcessDoor {
  readonly name: string;
  /** More is refused. */
  readonly most: number;
  send(text: string): Promise<void>;
}

export interface Setting {
  readonly coach: Program;
  /** A team's own pages. */
  readonly pages: string;
  /** Of Slack. */
  readonly admin: string;
  /** Where Slack takes responses. */
  readonly back: string;
}

export function processDoors(setting: Setting): readonly ProcessDoor[] {
  const byHttp = [...playground(setting), ...reader(setting), ...slack(setting)];
  const fitting = byHttp.map((door) => ({ ...door, send: (text: string) => door.send(fitted(text)) }));
  return [...fitting, ...files(setting)];
}

/** A body of more than 100 KB is refused, however it is written. */
function fitted(text: string): string {
  const whole = Buffer.from(text).toString();
  const most = Math.max(encodeURIComponent(whole).length, Buffer.byteLength(JSON.stringify(whole)));
  return most < 90_000 ? whole : fitted(text.slice(0, text.length / 2));
}

const Said = z.object({ message: z.string().optional() });
const inChat = { event: '', as: 'web:member-1', in: 'web:incidents' };

function playground({ coach }: Setting): readonly ProcessDoor[] {
  const send = async (body: object): Promise<string | undefined> => {
    const answer = await fetch(`${coach.address}/playground/api/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...inChat, ...body, event: randomUUID() }),
    });
    if (answer.status >= 500) throw new Error(`answered ${answer.status}`);
    return Said.parse(await answer.json()).message;
  };
  const says = (name: string, make: (text: string) => object): ProcessDoor => ({
    name: `playground: ${name}`,
    most: 19_000,
    send: async (text) => void (await send({ kind: 'say', ...make(text) })),
  });
  const fills = (act: string, field: string): ProcessDoor => ({
    name: `playground: ${act}, ${field}`,
    most: 90_000,
    send: async (text) =>
      void (await send({ kind: 'submit', act, values: { ...whole[act], [field]: [text] } })),
  });
  return [
    says('/guide', (text) => ({ text: `/guide ${text}` })),
    says('an alert', (text) => ({ text: `[FIRING:1] ${text}` })),
    says('talk', (text) => ({ text: `checkout is down ${text}` })),
    says('a mention', (text) => ({ text: `@coach ${text}` })),
    says('a direct message', (text) => ({ text, in: 'web:member-1/direct' })),
    fills('change', 'zone'),
    fills('more', 'holidays'),
    fills('daysoff', 'file'),
    fills('channels', 'patterns'),
    {
      name: 'playground: presses',
      most: 190,
      send: async (act) => void (await send({ kind: 'press', message: 'web:m1', act })),
    },
    {
      name: 'playground: a thread of long messages',
      most: 4000,
      async send(text) {
        const thread = await send({ kind: 'say', text: 'checkout is down' });
        for (let i = 0; i < 12; i++) await send({ kind: 'say', thread, text });
        await send({ kind: 'say', thread, text: '@coach' });
      },
    },
  ];
}

/** What a form has beside the field that is looked at. */
const whole: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  change: { time: ['10:00'], days: ['1'], names: ['none'] },
  more: { difficulty: ['any'], closes: [''], discussion: ['no'] },
};

function reader({ coach }: Setting): readonly ProcessDoor[] {
  const visits = (name: string, path: string): ProcessDoor => ({
    name: `reader: ${name}`,
    most: 4000,
    async send(text) {
      const answer = await fetch(coach.address + path + encodeURIComponent(text));
      await answer.text();
      if (answer.status >= 500) throw new Error(`answered ${answer.status}`);
    },
  });
  return [visits('search', '/search?q='), visits('a guide', '/guides/')];
}

function slack({ coach, admin, back }: Setting): readonly ProcessDoor[] {
  const kinds = ['alert', 'talk', 'resolved', 'mention', 'direct message', '/guide', '/coach', 'shortcut'];
  return kinds.map((kind, index) => ({
    name: `Slack: ${kind}`,
    most: 40_000,
    async send(text) {
      const before = await answered(coach);
      const body = everyDoor({ admin, back, at: Date.now() / 1000 })[index] ?? {};
      await deliverSigned(coach.address, withText(body, text));
      await until(async () => (await answered(coach)) > before);
    },
  }));
}

/** Added where it has a text. */
function withText(body: Readonly<Record<string, unknown>>, text: string): Readonly<Record<string, unknown>> {
  const given = Object.entries(body).map(([name, value]) => {
    if (name === 'text') return [name, `${value} ${text}`];
    return [name, name === 'event' || name === 'message' ? withText(Object(value), text) : value];
  });
  return Object.fromEntries(given);
}

/** How many events it has dealt with. */
async function answered({ address }: Program): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  const counts = metrics.matchAll(/^coach_answer_seconds_count\{[^}]*\} (\d+)/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

function files({ coach, pages }: Setting): readonly ProcessDoor[] {
  const edits = (file: string, around: (text: string) => string): ProcessDoor => ({
    name: `a team's ${file}`,
    most: 100_000,
    async send(text) {
      const before = readings(coach);
      await writeFile(join(pages, file), around(text));
      await until(async () => readings(coach) > before);
    },
  });
  return [
    edits('page.md', (text) => `# Disks\n\nLook first.\n\n## When full\n\n${text}\n`),
    edits('head.md', (text) => `---\ntitle: Disks\ntags: ${text}\n---\n# Disks\n\nLook first.\n`),
    edits('questions.yaml', (text) => `- id: k3v9x0a1bc\n  stem: ${text}\n`),
  ];
}

const readings = (coach: Program): number => coach.logged().split('the library was read anew').length;
