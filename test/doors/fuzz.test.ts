import { describe, expect, it } from 'vitest';
import { authorDoors } from './author-doors.ts';
import { type Door, doors } from './doors.ts';
import { readerDoor } from './reader-door.ts';
import { pick, quickChance, spoilt } from './strange.ts';

const cases = Number(process.env.FUZZ_CASES ?? 10_000);
/** Without a pause, by one input, whatever it is; longer than that and everybody else waits. */
const worstMs = 50;

describe('strange input', () => {
  it(`${cases} of them neither throw nor hold up the process, at any door`, {
    timeout: 3_600_000,
  }, async () => {
    const all = [...doors, ...authorDoors, await readerDoor()];
    const table: Row[] = [];
    for (const door of all) table.push(await fuzz(door, Math.ceil(cases / all.length)));

    console.table(table);
    expect(table.flatMap(({ failed }) => failed)).toEqual([]);
    expect(table.filter(({ worst }) => worst > worstMs)).toEqual([]);
  });
});

/** Each fills lines of a file with something that costs its parser most. */
const crowded = [
  ...[
    '{]',
    '[}',
    '* ',
    '] ',
    '"a" ',
    "'a' ",
    '!x ',
    '&a ',
    '*a ',
    '- - ',
    'a: b: ',
    '? ',
    '%',
    '| ',
    '[a',
    ', ',
  ],
  ...[
    '\n- !x a: b: c',
    '\n- {a b: c: d, , ,}',
    '\n- "x" "y"',
    '\na: b\n c',
    '\n - a',
    '\na = [[',
    '\na.b.c = 1',
  ],
];

describe('a file of an author', () => {
  it.each(crowded)('full of %j holds up nobody', async (piece) => {
    const line = piece.startsWith('\n') ? piece : `${piece.repeat(Math.floor(1900 / piece.length))}\n`;
    const text = line.repeat(Math.floor(100_000 / line.length));
    const files = [text, `- ${text}`, `---\nk: ${text}\n---\n`, `+++\n${text}\n+++\n`, `---\n${text}\n---\n`];
    const worst: Record<string, number> = {};
    for (const door of authorDoors)
      for (const file of files) worst[door.name] = Math.max(worst[door.name] ?? 0, await leastMs(door, file));

    expect(Object.entries(worst).filter(([, ms]) => ms > worstMs)).toEqual([]);
  });
});

interface Row {
  readonly door: string;
  readonly cases: number;
  /** Milliseconds of the processor, of the longest pause by any of them. */
  readonly worst: number;
  readonly failed: readonly string[];
}

async function fuzz(door: Door, count: number): Promise<Row> {
  const chance = quickChance(`fuzz ${door.name}`);
  const failed: string[] = [];
  let worst = 0;
  for (let i = 0; i < count; i++) {
    const input = spoilt(pick(door.samples, chance), chance);
    try {
      worst = Math.max(worst, await leastMs(door, input));
    } catch (error) {
      failed.push(`${String(error)} by ${JSON.stringify(input).slice(0, 500)}`);
    }
  }
  return { door: door.name, cases: count, worst, failed: failed.slice(0, 3) };
}

/** Of the longest pause. What is slow for a collection of garbage, or for a neighbour on the processor, is not slow each time. */
async function leastMs(door: Door, input: unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 || (tries < 12 && least > worstMs); tries++) {
    least = Math.min(least, await longestMs(door, input));
    if (least < worstMs / 5) break;
  }
  return least;
}

/** Of the processor, not of the wall. A thread beside this one holds up nothing. */
async function longestMs(door: Door, input: unknown): Promise<number> {
  let longest = 0;
  let before = process.cpuUsage();
  const look = (): void => {
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.cpuUsage();
  };
  const reading = door.read(input, async () => look());
  if (door.isBeside) look();
  await reading;
  if (!door.isBeside) look();
  return longest;
}
