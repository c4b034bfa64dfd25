import type { Weights } from './index.ts';
import type { Lexicon } from './lexicon.ts';
import { createPostings } from './postings.ts';
import type { SectionKind } from './section-kind.ts';
import { type Read, rarityAmong } from './section-names.ts';
import { tuning } from './tuning.ts';

export interface Placing {
  /** How likely each section is within its guide, as log-odds; the array is reused by the next call. */
  score(weights: Weights, isTrouble: boolean): Float64Array;
}

/** What each term of a guide says for its sections, by their numbers: of the term `i` from the end of the one before up to `ends[i]`. */
export interface GuideGains {
  readonly terms: Uint32Array;
  readonly ends: Uint32Array;
  readonly sections: Uint16Array;
  readonly gains: Float32Array;
}

/** So many gains are gathered in a few milliseconds. */
const gatheredBeforePause = 50_000;

/** `guides`: in the order of their sections. Within a guide a word that stands in all of its sections tells nothing, however rare it is elsewhere. */
export async function createPlacing(
  guides: readonly { readonly kinds: readonly SectionKind[]; readonly gains: GuideGains }[],
  { lexicon, pause }: { readonly lexicon: Lexicon; readonly pause: () => Promise<void> },
): Promise<Placing> {
  const prior = guides.flatMap(({ kinds }) => kinds.map((kind) => tuning.placing.prior[kind]));
  await pause();
  const counts = new Uint32Array(lexicon.numbers.size);
  for (const [guide, { gains }] of guides.entries()) {
    const { terms, ends } = gains;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] ?? 0;
      counts[term] = (counts[term] ?? 0) + (ends[i] ?? 0) - (ends[i - 1] ?? 0);
    }
    if (guide % 500 === 499) await pause();
  }
  const postings = createPostings(counts);
  let first = 0;
  let gathered = 0;
  for (const { kinds, gains: own } of guides) {
    const { terms, ends, sections, gains } = own;
    let at = 0;
    for (let i = 0; i < terms.length; i++)
      for (const end = ends[i] ?? 0; at < end; at++)
        postings.add(terms[i] ?? 0, first + (sections[at] ?? 0), gains[at] ?? 0);
    first += kinds.length;
    gathered += at;
    if (gathered < gatheredBeforePause) continue;
    gathered = 0;
    await pause();
  }
  const [calm, trouble] = [
    Float64Array.from(prior, (of) => of.calm),
    Float64Array.from(prior, (of) => of.trouble),
  ];
  const scores = new Float64Array(prior.length);
  return {
    score(weights, isTrouble) {
      scores.set(isTrouble ? trouble : calm);
      for (const [term, weight] of weights) postings.addTo(scores, lexicon.numberOf(term), Math.sqrt(weight));
      return scores;
    },
  };
}

/** What tells the sections of a guide apart; undefined: it has one. */
export function gainsOf(read: Read | undefined): GuideGains {
  const terms: number[] = [];
  const ends: number[] = [];
  const sections: number[] = [];
  const gains: number[] = [];
  for (const [term, of] of read ? sumGains(read) : []) {
    for (const [section, gain] of of) {
      sections.push(section);
      gains.push(gain);
    }
    terms.push(term);
    ends.push(gains.length);
  }
  return {
    terms: Uint32Array.from(terms),
    ends: Uint32Array.from(ends),
    sections: Uint16Array.from(sections),
    gains: Float32Array.from(gains),
  };
}

function sumGains({
  sections,
  bodies,
  headings,
  telling,
  places,
}: Read): ReadonlyMap<number, ReadonlyMap<number, number>> {
  const { share } = tuning.placing;
  const gains = new Map<number, Map<number, number>>();
  const add = (term: number, section: number, gain: number): void => {
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
  const toldIn = new Map<number, number>();
  for (const { symptoms } of sections)
    for (const symptom of symptoms) toldIn.set(symptom, (toldIn.get(symptom) ?? 0) + 1);
  for (const [i, { symptoms }] of sections.entries())
    for (const symptom of symptoms)
      add(symptom, i, share.heading * rarityAmong(sections.length, toldIn.get(symptom) ?? 0));
  const named = sections.map(() => new Set<number>());
  for (const { terms, section } of places) for (const term of terms) named[section]?.add(term);
  const namedIn = new Map<number, number>();
  for (const terms of named) for (const term of terms) namedIn.set(term, (namedIn.get(term) ?? 0) + 1);
  for (const [i, terms] of named.entries())
    for (const term of terms) add(term, i, share.name * rarityAmong(sections.length, namedIn.get(term) ?? 0));
  return gains;
}
