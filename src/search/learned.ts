import { chances, createClassModel, likeliest } from '../incident/class-model.ts';
import { stemOf } from '../incident/concepts.ts';
import type { Features } from '../incident/features.ts';
import type { Guide } from '../library/model.ts';
import { askedFeaturesOf } from './asked-features.ts';
import weights from './learned-weights.json' with { type: 'json' };
import { tuning } from './tuning.ts';

const model = createClassModel(weights.model);
const fieldColumn = weights.model.biases.length - 1;
const { elsewhereUpTo, usualShare } = tuning.learned;
const leastOdds = Math.log(tuning.learned.least);

/** How much less likely than the likeliest each guide is, and each section than the likeliest of its guide, as log-odds: 0 and less. */
export interface Learned {
  /** The log-odds that it is of the field at all. */
  readonly field: number;
  /** How likely the likeliest guide is, 0 to 1, if it is one of the library: who asks for something else asks for none. */
  readonly sure: number;
  /** The log-odds of the field, no more than even where the guide that is meant is none of the library. */
  readonly fieldHere: number;
  readonly guides: Compared;
  readonly sections: Compared;
}

/** `at`: of each value the number of what it is about. */
export interface Compared {
  readonly at: readonly number[];
  readonly less: Float64Array;
}

export interface Learning {
  /** `features`: of the text, where they were read before. */
  of(text: string, features?: Features): Learned;
  /** How much a word alone tells of a guide, by its number, as log-odds in a long message. */
  tells(word: string, guide: number): number;
}

/** Of another field: who uses the word asks for something else. */
export function isElsewhere(word: string): boolean {
  return model.worth(stemOf(word.toLowerCase()), fieldColumn) <= elsewhereUpTo;
}

/** Of our guides as they were when it was learned; of what it does not know, a team's own pages among it, it says nothing. */
export function createLearning(guides: readonly Guide[]): Learning {
  const columns = columnsOf(guides);
  const guideAt = columns.guides.map(({ to }) => to);
  const sectionAt = columns.sections.flatMap((ofGuide) => ofGuide.map(({ to }) => to));
  const columnOf = new Map(columns.guides.map(({ from, to }) => [to, from]));
  const held = new Set(columnOf.values());
  return {
    of(text, features) {
      const odds = model.odds(askedFeaturesOf(text, features));
      const likely = chances(odds.subarray(0, weights.guides.length));
      const meant = likeliest(likely);
      const field = odds[fieldColumn] ?? 0;
      return {
        field,
        sure: held.has(meant) ? (likely[meant] ?? 0) : 0,
        fieldHere: held.has(meant) ? field : Math.min(0, field),
        guides: { at: guideAt, less: lessOf(odds, [columns.guides], guideAt.length) },
        sections: { at: sectionAt, less: lessOf(odds, columns.sections, sectionAt.length) },
      };
    },
    tells: (word, guide) =>
      usualShare * model.worth(stemOf(word.toLowerCase()), columnOf.get(guide) ?? fieldColumn + 1),
  };
}

/** A number in the model, and whose it is in the library. */
interface Column {
  readonly from: number;
  readonly to: number;
}

function columnsOf(guides: readonly Guide[]): {
  readonly guides: readonly Column[];
  readonly sections: readonly (readonly Column[])[];
} {
  const names = [
    ...weights.guides.map(({ slug }) => slug),
    ...weights.guides.flatMap(({ slug, sections }) => sections.map((anchor) => `${slug}#${anchor}`)),
  ];
  const known = new Map(names.map((name, i) => [name, i]));
  let first = 0;
  const columns: { guides: Column[]; sections: (readonly Column[])[] } = { guides: [], sections: [] };
  for (const [i, { slug, own, sections }] of guides.entries()) {
    const at = own ? undefined : known.get(slug);
    if (at !== undefined) {
      columns.guides.push({ from: at, to: i });
      columns.sections.push(
        sections.flatMap(({ anchor }, section) => {
          const from = known.get(`${slug}#${anchor}`);
          return from === undefined ? [] : [{ from, to: first + section }];
        }),
      );
    }
    first += sections.length;
  }
  return columns;
}

/** Of each group how much less likely than its likeliest each is, end to end. */
function lessOf(odds: Float64Array, groups: readonly (readonly Column[])[], size: number): Float64Array {
  const less = new Float64Array(size);
  let at = 0;
  for (const group of groups) {
    let most = Number.NEGATIVE_INFINITY;
    for (const { from } of group) most = Math.max(most, odds[from] ?? 0);
    for (const { from } of group) less[at++] = Math.max(leastOdds, (odds[from] ?? 0) - most);
  }
  return less;
}
