import { createChance } from '../builders/chance.ts';

/** Numbers between 0 and 1. */
export type Chance = () => number;

/** Of which strange texts are made. */
export const pieces = [
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

/** By the seed of the run. Mulberry32: a hash for each number would take longer than the doors. */
export function quickChance(name: string): Chance {
  let state = Math.floor(createChance(name)() * 2 ** 32);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(from: readonly T[], chance: Chance): T {
  return from[Math.floor(chance() * from.length)] as T; // there is at least one
}

/** Each part is left as it is, replaced, or lost; texts grow to what a platform would let through. */
export function spoilt(value: unknown, chance: Chance): unknown {
  if (typeof value === 'string') return chance() < 0.5 ? value : spoiltText(value, chance);
  if (chance() < 0.03) return pick([null, undefined, 0, -1, '', [], {}, 'x', true, Number.MAX_VALUE], chance);
  if (Array.isArray(value)) return value.map((one) => spoilt(one, chance));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (chance() < 0.02 ? [] : [[key, spoilt(one, chance)]])),
  );
}

export function spoiltText(text: string, chance: Chance): string {
  const at = Math.floor(chance() * (text.length + 1));
  const times = chance() < 0.05 ? Math.floor(chance() * 20_000) : Math.floor(chance() * 8);
  const piece = pick(pieces, chance) + pick(pieces, chance);
  return text.slice(0, at) + piece.repeat(times) + text.slice(chance() < 0.5 ? at : at + 1);
}
