import { readFileSync, writeFileSync } from 'node:fs';
import { check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { readPatterns } from './patterns.ts';

/** How a pattern was found to read in time that grows with the text alone. */
type Verdict = 'proved' | 'no attack found';

const kept = new URL('../fixtures/patterns.json', import.meta.url);
const perPatternMs = 10_000;
const known: Readonly<Record<string, Verdict>> = JSON.parse(readFileSync(kept, 'utf8'));

describe('the patterns of src and adapters', () => {
  if (process.env.PATTERNS === 'check') {
    it('are each read by recheck, which looks for texts that make them slow', async () => {
      const verdicts: [string, Verdict][] = [];
      const slow: string[] = [];
      for (const [key, { source, flags, at }] of readPatterns()) {
        const verdict = known[key] ?? (await judge(source, flags));
        if (verdict === 'proved' || verdict === 'no attack found') verdicts.push([key, verdict]);
        else slow.push(`${at} ${key}: ${verdict}`);
      }
      writeFileSync(kept, `${JSON.stringify(Object.fromEntries(verdicts.sort(byKey)), null, 2)}\n`);

      expect(slow).toEqual([]);
    }, 3_600_000);
    return;
  }

  const found = readPatterns();

  it('are all known to be linear: a new one is looked at by `npm run patterns`', () => {
    const unknown = [...found].filter(([key]) => !(key in known));

    expect(unknown.map(([key, { at }]) => `${at} ${key}`)).toEqual([]);
  });

  it('are still in the source, each that is kept as known', () => {
    expect(found.size).toBeGreaterThan(400);
    expect(Object.keys(known).filter((key) => !found.has(key))).toEqual([]);
  });
});

function byKey([a]: [string, Verdict], [b]: [string, Verdict]): number {
  return a < b ? -1 : 1;
}

/** Where the automaton grows too large for a proof, the attacks that a search thinks of must fail. */
async function judge(source: string, flags: string): Promise<Verdict | string> {
  const proof = await check(source, flags, { timeout: perPatternMs, checker: 'automaton' });
  if (proof.status === 'safe') return 'proved';
  if (proof.status === 'vulnerable') return `${proof.complexity.summary} on ${proof.attack.pattern}`;
  const search = await check(source, flags, { timeout: perPatternMs, checker: 'fuzz' });
  if (search.status === 'safe') return 'no attack found';
  return search.status === 'vulnerable'
    ? `${search.complexity.summary} on ${search.attack.pattern}`
    : 'nothing could be said of it: make it simpler';
}
