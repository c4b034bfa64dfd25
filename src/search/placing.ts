import type { Weights } from './index.ts';
import { kindOf } from './section-kind.ts';
import { type Name, type Placed, type Read, rarityAmong, readSections } from './section-names.ts';
import type { Tuning } from './tuning.ts';

export interface Placing {
  /** How likely each section is within its guide, as log-odds; the array is reused by the next call. */
  score(weights: Weights, isTrouble: boolean): Float64Array;
}

export interface PlacingRules {
  /** `names`: of each guide. Sections in reading order, guide after guide. */
  readonly guides: readonly { readonly sections: readonly Placed[]; readonly names: readonly Name[] }[];
  readonly tuning: Tuning['placing'];
  readonly pause: () => Promise<void>;
}

interface Gains {
  readonly sections: number[];
  readonly gains: number[];
}

/** Within a guide a word that stands in all of its sections tells nothing, however rare it is elsewhere. */
export async function createPlacing({ guides, tuning, pause }: PlacingRules): Promise<Placing> {
  const postings = new Map<string, Gains>();
  const standing: { calm: number; trouble: number }[] = [];
  for (const { sections, names } of guides) {
    const first = standing.length;
    for (const [term, gains] of gainsOf(readSections(sections, names), tuning)) {
      const of = postings.get(term) ?? { sections: [], gains: [] };
      if (of.sections.length === 0) postings.set(term, of);
      for (const [section, gain] of gains) {
        of.sections.push(first + section);
        of.gains.push(gain);
      }
    }
    for (const { section } of sections) standing.push(tuning.standing[kindOf(section)]);
    await pause();
  }
  const scores = new Float64Array(standing.length);
  return {
    score(weights, isTrouble) {
      for (const [i, { calm, trouble }] of standing.entries()) scores[i] = isTrouble ? trouble : calm;
      for (const [term, weight] of weights) {
        const of = postings.get(term);
        for (const [i, section] of of?.sections.entries() ?? [])
          scores[section] = (scores[section] ?? 0) + Math.sqrt(weight) * (of?.gains[i] ?? 0);
      }
      return scores;
    },
  };
}

/** Of each term of a guide what it says for each of its sections. */
function gainsOf(
  { sections, bodies, headings, telling, places }: Read,
  { share }: Tuning['placing'],
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const gains = new Map<string, Map<number, number>>();
  const add = (term: string, section: number, gain: number): void => {
    const of = gains.get(term) ?? new Map<number, number>();
    if (of.size === 0) gains.set(term, of);
    of.set(section, (of.get(section) ?? 0) + gain);
  };
  const average = sections.reduce((sum, { body }) => sum + body.length, 0) / sections.length || 1;
  for (const [i, { body, asked }] of sections.entries()) {
    const norm = 0.25 + (0.75 * body.length) / average;
    for (const [term, times] of bodies[i] ?? [])
      add(term, i, share.body * telling(term) * ((2.5 * times) / (times + 1.5 * norm)));
    for (const term of headings[i] ?? []) add(term, i, share.heading * telling(term));
    for (const term of new Set(asked)) add(term, i, share.asked * telling(term));
  }
  const named = sections.map(() => new Set<string>());
  for (const { terms, section } of places) for (const term of terms) named[section]?.add(term);
  const namedIn = new Map<string, number>();
  for (const terms of named) for (const term of terms) namedIn.set(term, (namedIn.get(term) ?? 0) + 1);
  for (const [i, terms] of named.entries())
    for (const term of terms) add(term, i, share.name * rarityAmong(sections.length, namedIn.get(term) ?? 0));
  return gains;
}
