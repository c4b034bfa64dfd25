import { chances, createClassModel, likeliest } from '../incident/class-model.ts';
import { stemOf } from '../incident/concepts.ts';
import type { Features, Names } from '../incident/features.ts';
import type { Guide } from '../library/model.ts';
import { askedFeaturesOf } from './asked-features.ts';
import weights from './learned-weights.json' with { type: 'json' };
import { tuning } from './tuning.ts';

const model = createClassModel(weights.model);
const fieldColumn = weights.model.biases.length - 1;
/** First the model of the guides, then of each guide's sections, last of the field. */
const guidesModel = 0;
const fieldModel = weights.guides.length + 1;
const { elsewhereUpTo, usualShare, unlikely } = tuning.learned;
const leastOdds = Math.log(tuning.learned.least);

/** How much less likely than the likeliest each guide is, and each section than the likeliest of its guide, as log-odds: 0 and less. */
export interface Learned {
  /** The log-odds that it is of the field at all. */
  readonly field: number;
  /** How likely the likeliest guide is, 0 to 1, if it is one of the library: who asks for something else asks for none. */
  readonly sure: number;
  /** Its slug; undefined: it is none of the library. */
  readonly meant: string | undefined;
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
  /** Of a guide that is hardly meant the sections are not told apart. */
  const compareSections = (asked: Names, lessOfGuides: Float64Array): Compared => {
    const isLikely = columns.guides.map((_, i) => (lessOfGuides[i] ?? 0) >= unlikely);
    const wanted = columns.guides.flatMap(({ from }, i) => (isLikely[i] ? 1 + from : []));
    const odds = model.odds(asked, wanted);
    const less = new Float64Array(sectionAt.length);
    let first = 0;
    for (const [i, ofGuide] of columns.sections.entries()) {
      if (isLikely[i]) less.set(lessOf(odds, ofGuide), first);
      first += ofGuide.length;
    }
    return { at: sectionAt, less };
  };
  return {
    of(text, features) {
      const asked = askedFeaturesOf(text, features);
      const odds = model.odds(asked, [guidesModel, fieldModel]);
      const likely = chances(odds.subarray(0, weights.guides.length));
      const best = likeliest(likely);
      const isHeld = held.has(best);
      const field = odds[fieldColumn] ?? 0;
      const less = lessOf(odds, columns.guides);
      return {
        field,
        sure: isHeld ? (likely[best] ?? 0) : 0,
        meant: isHeld ? weights.guides[best]?.slug : undefined,
        fieldHere: isHeld ? field : Math.min(0, field),
        guides: { at: guideAt, less },
        sections: compareSections(asked, less),
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

/** How much less likely than the likeliest each is. */
function lessOf(odds: Float64Array, columns: readonly Column[]): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const { from } of columns) most = Math.max(most, odds[from] ?? 0);
  const less = new Float64Array(columns.length);
  for (const [i, { from }] of columns.entries()) less[i] = Math.max(leastOdds, (odds[from] ?? 0) - most);
  return less;
}
