import { createClassModel } from '../incident/class-model.ts';
import { stemOf } from '../incident/concepts.ts';
import type { Features } from '../incident/features.ts';
import type { Guide } from '../library/model.ts';
import weights from './learned-weights.json' with { type: 'json' };

const model = createClassModel(weights.model);
const field = weights.model.biases.length - 1;
/** Nothing is impossible: as a share. */
const least = 1e-5;
const elsewhereUpTo = -0.5;
/** What a feature is worth in a long message. */
const usualShare = 0.08;

/** How much less likely than the likeliest each guide is, and each section than the likeliest of its guide, as log-odds: 0 and less. */
export interface Learned {
  /** The log-odds that it is of the field at all. */
  readonly field: number;
  readonly guides: Float64Array;
  readonly sections: Float64Array;
}

export interface Learning {
  of(asked: Features): Learned;
  /** How much a word alone tells of a guide, by its number, as log-odds in a message of usual length. */
  tells(word: string, guide: number): number;
}

/** Of another field: who uses the word asks for something else. */
export function isElsewhere(word: string): boolean {
  return model.worth(stemOf(word.toLowerCase()), field) <= elsewhereUpTo;
}

/** Of our guides as they were when it was learned; of what it does not know, a team's own pages among it, it says nothing. */
export function createLearning(guides: readonly Guide[]): Learning {
  const columns = columnsOf(guides);
  const sections = guides.reduce((sum, guide) => sum + guide.sections.length, 0);
  const columnOf = new Map(columns.guides.map(([from, to]) => [to, from]));
  return {
    of(asked) {
      const odds = model.odds(asked);
      const learned = {
        field: odds[field] ?? 0,
        guides: new Float64Array(guides.length),
        sections: new Float64Array(sections),
      };
      compare(odds, columns.guides, learned.guides);
      for (const ofGuide of columns.sections) compare(odds, ofGuide, learned.sections);
      return learned;
    },
    tells: (word, guide) =>
      usualShare * model.worth(stemOf(word.toLowerCase()), columnOf.get(guide) ?? field + 1),
  };
}

/** Of the model its number, and where it belongs. */
type Column = readonly [from: number, to: number];

function columnsOf(guides: readonly Guide[]): {
  readonly guides: readonly Column[];
  readonly sections: readonly (readonly Column[])[];
} {
  const known = new Map<string, number>();
  for (const { slug } of weights.guides) known.set(slug, known.size);
  for (const { slug, sections } of weights.guides)
    for (const anchor of sections) known.set(`${slug}#${anchor}`, known.size);
  let first = 0;
  const ofSections: (readonly Column[])[] = [];
  const ofGuides: Column[] = [];
  for (const [i, { slug, own, sections }] of guides.entries()) {
    const at = own ? undefined : known.get(slug);
    if (at !== undefined) {
      ofGuides.push([at, i]);
      ofSections.push(
        sections.flatMap(({ anchor }, section) => {
          const from = known.get(`${slug}#${anchor}`);
          return from === undefined ? [] : [[from, first + section]];
        }),
      );
    }
    first += sections.length;
  }
  return { guides: ofGuides, sections: ofSections };
}

function compare(odds: Float64Array, columns: readonly Column[], into: Float64Array): void {
  const most = columns.reduce((most, [from]) => Math.max(most, odds[from] ?? 0), Number.NEGATIVE_INFINITY);
  for (const [from, to] of columns) into[to] = Math.max(Math.log(least), (odds[from] ?? 0) - most);
}
