import { seeded } from '../seeded.ts';

const rounds = 1000;
const tail = 0.025;

interface Count {
  readonly of: number;
  readonly yes: number;
}

/** A share in per cent with its 95 % interval: sources are drawn again and again, since texts of one source are alike. */
export function share<T extends { readonly source: string }>(
  list: readonly T[],
  test: (one: T) => boolean,
): string {
  const counts = new Map<string, Count>();
  for (const one of list) {
    const { of, yes } = counts.get(one.source) ?? { of: 0, yes: 0 };
    counts.set(one.source, { of: of + 1, yes: yes + (test(one) ? 1 : 0) });
  }
  const sources = [...counts.values()];
  const next = seeded(1);
  const draw = (): Count => sources[Math.floor(next() * sources.length)] ?? { of: 0, yes: 0 };
  const drawn = Array.from({ length: rounds }, () => ratio(sources.map(draw))).sort((a, b) => a - b);
  const at = (place: number): string => round(drawn[Math.floor(place * (rounds - 1))] ?? 0);
  return `${ratio(sources).toFixed(1)} [${at(tail)}–${at(1 - tail)}]`;
}

function ratio(counts: readonly Count[]): number {
  const all = counts.reduce((sum, { of }) => sum + of, 0);
  return all === 0 ? 0 : (100 * counts.reduce((sum, { yes }) => sum + yes, 0)) / all;
}

function round(percent: number): string {
  return percent.toFixed(percent > 0 && percent < 10 ? 1 : 0);
}
