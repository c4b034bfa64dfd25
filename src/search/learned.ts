import { createClassModel } from '../incident/class-model.ts';
import { stemOf } from '../incident/concepts.ts';
import type { Features } from '../incident/features.ts';
import type { Guide } from '../library/model.ts';
import weights from './learned-weights.json' with { type: 'json' };

const model = createClassModel(weights.model);
const fieldColumn = weights.model.biases.length - 1;
/** Nothing is impossible: as a share. */
const least = 1e-5;
const elsewhereUpTo = -0.5;
/** What a feature is worth in a long message. */
const usualShare = 0.08;

/** How much less likely than the likeliest each guide is, and each section than the likeliest of its guide, as log-odds: 0 and less. */
export interface Learned {
  /** The log-odds that it is of the field at all. */
  readonly field: number;
  /** The same, no more than even where the guide that is meant is none of the library. */
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
  of(asked: Features): Learned;
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
    of(asked) {
      const odds = model.odds(asked);
      const meant = likeliest(odds.subarray(0, weights.guides.length));
      const field = odds[fieldColumn] ?? 0;
      return {
        field,
        fieldHere: held.has(meant) ? field : Math.min(0, field),
        guides: { at: guideAt, less: Float64Array.from(compared(odds, columns.guides)) },
        sections: {
          at: sectionAt,
          less: Float64Array.from(columns.sections.flatMap((ofGuide) => compared(odds, ofGuide))),
        },
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

function compared(odds: Float64Array, columns: readonly Column[]): readonly number[] {
  const all = columns.map(({ from }) => odds[from] ?? 0);
  const most = all.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  return all.map((one) => Math.max(Math.log(least), one - most));
}

function likeliest(odds: Float64Array): number {
  return odds.indexOf(odds.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY));
}
