import { describe, expect, it } from 'vitest';
import { createChance } from '../builders/chance.ts';
import { type Door, doors } from './doors.ts';

const cases = Number(process.env.FUZZ_CASES ?? 50_000);
/** Of one input, whatever it is; longer than that and everybody else waits. */
const worstMs = 50;

const pieces = [
  ...[
    '',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '\0',
    '\u001b[2J',
    '\u202e',
    '\uD83D',
    '😀',
    'ﷺ',
    '__proto__',
    'constructor',
  ],
  ...[
    '<',
    '>',
    '<@U9|',
    '<#',
    '<!',
    '&lt;',
    '`',
    '```',
    '**',
    '_',
    '|',
    '](',
    '](http://',
    '://',
    '\\',
    '%00',
    '{',
    '[',
    '"',
  ],
  ...[
    'Aa',
    'A',
    '0',
    '-',
    '.',
    '..',
    ',',
    ';',
    ':',
    '=',
    '/',
    'RRULE:FREQ=DAILY',
    'DTSTART:',
    '99999999',
    '-1',
    '1e309',
  ],
];

describe('strange input', () => {
  it(`${cases} of them neither throw nor hold up the process, at any door`, {
    timeout: 3_600_000,
  }, async () => {
    const table: Row[] = [];
    for (const door of doors) table.push(await fuzz(door, Math.ceil(cases / doors.length)));

    console.table(table);
    expect(table.flatMap(({ failed }) => failed)).toEqual([]);
    expect(table.filter(({ worst }) => worst > worstMs)).toEqual([]);
  });
});

interface Row {
  readonly door: string;
  readonly cases: number;
  /** Milliseconds of the processor, of the worst of them. */
  readonly worst: number;
  readonly failed: readonly string[];
}

/** So many promises are waited for together. */
const atOnce = 200;

async function fuzz(door: Door, count: number): Promise<Row> {
  const chance = quickly(createChance(`fuzz ${door.name}`)());
  const failed: string[] = [];
  let worst = 0;
  let reading: Promise<unknown>[] = [];
  for (let i = 0; i < count; i++) {
    const input = spoilt(pick(door.samples, chance), chance);
    const fail = (error: unknown): void =>
      void failed.push(`${String(error)} by ${JSON.stringify(input).slice(0, 500)}`);
    const ms = leastMs(() => {
      try {
        const read = door.read(input);
        if (read instanceof Promise) reading.push(read.catch(fail));
      } catch (error) {
        fail(error);
      }
    });
    worst = Math.max(worst, ms);
    if (reading.length < atOnce && i < count - 1) continue;
    await Promise.all(reading);
    reading = [];
  }
  return { door: door.name, cases: count, worst, failed: failed.slice(0, 3) };
}

/** Of the processor, not of the wall. What is slow once, for a collection of garbage, is not slow three times. */
function leastMs(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3; tries++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
    if (least < worstMs / 5) break;
  }
  return least;
}

type Chance = () => number;

/** Mulberry32: a hash for each number would take longer than the doors. */
function quickly(seed: number): Chance {
  let state = Math.floor(seed * 2 ** 32);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(from: readonly T[], chance: Chance): T {
  return from[Math.floor(chance() * from.length)] as T; // there is at least one
}

/** Each part is left as it is, replaced, or lost; texts grow to what a platform would let through. */
function spoilt(value: unknown, chance: Chance): unknown {
  if (typeof value === 'string') return chance() < 0.5 ? value : spoiltText(value, chance);
  if (chance() < 0.03) return pick([null, undefined, 0, -1, '', [], {}, 'x', true, Number.MAX_VALUE], chance);
  if (Array.isArray(value)) return value.map((one) => spoilt(one, chance));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (chance() < 0.02 ? [] : [[key, spoilt(one, chance)]])),
  );
}

function spoiltText(text: string, chance: Chance): string {
  const at = Math.floor(chance() * (text.length + 1));
  const times = chance() < 0.05 ? Math.floor(chance() * 20_000) : Math.floor(chance() * 8);
  const piece = pick(pieces, chance) + pick(pieces, chance);
  return text.slice(0, at) + piece.repeat(times) + text.slice(chance() < 0.5 ? at : at + 1);
}
