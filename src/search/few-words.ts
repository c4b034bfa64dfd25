import { isDistinctive } from './distinctive.ts';
import type { Engine } from './engine.ts';
import { errorCodesIn } from './error-codes.ts';
import type { Weights } from './index.ts';
import { isHosted, ofHosted, whatIs } from './products.ts';
import type { Told } from './ranking.ts';
import { commonTroubles, symptomsOf } from './symptoms.ts';
import { fold, wordsOf } from './terms.ts';
import { tuning } from './tuning.ts';
import type { Asked } from './weigh.ts';

const { commonTrouble, fewWords, hostedWorth, knownKindWorth } = tuning.asked;

/**
 * How trouble is looked up. In a few words the thing tells which guide, and what is wrong with it which section: what
 * may befall anything counts less for guides, where the thing is known, and what kind of thing it is counts a little.
 */
export function readTrouble(engine: Engine, asked: Asked, telling: string): Told & { weights: Weights } {
  const { weights, kinds } = asked;
  const told = { isTrouble: true, symptoms: symptomsOf(telling) };
  if (wordsOf(telling).length > fewWords || errorCodesIn(telling).length > 0)
    return { ...told, weights, kinds };
  const ofKind = new Map([...knownKinds(engine, asked), ...hostedDown(engine, asked, told.symptoms)]);
  const all = new Map([...ofKind, ...weights]);
  return {
    ...told,
    weights: all,
    kinds: new Set([...kinds, ...ofKind.keys()]),
    forGuides: forGuides(engine, all),
  };
}

/** What kind of things the products are that were named, as far as that was not said. */
function knownKinds(engine: Engine, { words, weights }: Asked): Weights {
  const said = [...new Set([...words.values()].map(fold))];
  return new Map(
    said
      .flatMap((word) => engine.toTerms(whatIs(word)))
      .filter(({ term }) => engine.has(term) && !weights.has(term))
      .map(({ term }) => [term, knownKindWorth]),
  );
}

/** What others run for us and is down is a provider's outage. */
function hostedDown(engine: Engine, { words }: Asked, symptoms: readonly string[]): Weights {
  if (!symptoms.includes('~down')) return new Map();
  const hosted = [...new Set([...words.values()].map(fold))].filter(isHosted);
  return new Map(
    hosted
      .flatMap((word) => engine.toTerms(`${whatIs(word)} ${ofHosted}`))
      .filter(({ term }) => engine.has(term))
      .map(({ term }) => [term, hostedWorth]),
  );
}

function forGuides(engine: Engine, weights: Weights): Weights {
  const isThing = (term: string): boolean => engine.isNamed(term) && isDistinctive(term);
  if (![...weights.keys()].some(isThing)) return weights;
  return new Map(
    [...weights].map(([term, weight]) => [term, commonTroubles.has(term) ? commonTrouble * weight : weight]),
  );
}
