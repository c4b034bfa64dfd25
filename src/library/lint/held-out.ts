import { remember } from '../../remember.ts';
import type { Question } from '../model.ts';
import { type Measure, measures } from './surface.ts';

/** Somebody who has read other guides and not this one, and picks a choice: the index of their pick. */
export type Pick = (question: Question) => number;
export type Learn = (known: readonly Question[]) => Pick;

/** How often that is right in each guide when it has learnt from all the others: counts, by guide. */
export function heldOut(questions: readonly Question[], learn: Learn): ReadonlyMap<string, number> {
  const guides = [...new Set(questions.map(({ guide }) => guide))];
  return new Map(
    guides.map((guide) => {
      const pick = learn(questions.filter((question) => question.guide !== guide));
      const own = questions.filter((question) => question.guide === guide);
      return [guide, own.filter((question) => pick(question) === question.best).length];
    }),
  );
}

const rounds = 80;
const rate = 1;
const restraint = 0.01;

/** A logistic choice model over what can be read off the choices, each compared with its siblings. */
export const learnSurface: Learn = (known) => {
  const rows = known.map((question) => ({ features: featuresOf(question), best: question.best }));
  const width = rows[0]?.features[0]?.length ?? 0;
  const weights = new Float64Array(width);
  for (let round = 0; round < rounds; round++) {
    const slope = slopeOf(rows, weights);
    for (let i = 0; i < width; i++)
      weights[i] = (weights[i] ?? 0) + rate * ((slope[i] ?? 0) - restraint * (weights[i] ?? 0));
  }
  return (question) => indexOfMost(featuresOf(question).map((features) => dot(features, weights)));
};

interface Row {
  readonly features: readonly Float64Array[];
  readonly best: number;
}

/** Of the mean log-likelihood. */
function slopeOf(rows: readonly Row[], weights: Float64Array): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const { features, best } of rows) {
    const odds = features.map((one) => Math.exp(dot(one, weights)));
    const sum = odds.reduce((total, one) => total + one, 0);
    features.forEach((one, k) => {
      const pull = ((k === best ? 1 : 0) - (odds[k] ?? 0) / sum) / rows.length;
      for (let i = 0; i < one.length; i++) slope[i] = (slope[i] ?? 0) + pull * (one[i] ?? 0);
    });
  }
  return slope;
}

/** For each choice: how far each measure stands from its siblings' mean, whether it is the most, the least, and the letter. */
const featuresOf = remember((question: Question): readonly Float64Array[] => {
  const columns: readonly (readonly number[])[] = [
    ...Object.values<Measure>(measures).flatMap((measure) => besideSiblings(measure(question))),
    ...[0, 1, 2, 3].map((letter) => [0, 1, 2, 3].map((k) => (k === letter ? 1 : 0))),
  ];
  return [0, 1, 2, 3].map((k) => Float64Array.from(columns, (column) => column[k] ?? 0));
});

function besideSiblings(scores: readonly number[]): readonly (readonly number[])[] {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const spread = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length);
  const most = Math.max(...scores);
  const least = Math.min(...scores);
  return [
    scores.map((score) => (spread === 0 ? 0 : (score - mean) / spread)),
    scores.map((score) => (score === most && most !== least ? 1 : 0)),
    scores.map((score) => (score === least && most !== least ? 1 : 0)),
  ];
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

export function indexOfMost(scores: readonly number[]): number {
  return scores.indexOf(Math.max(...scores));
}
