import type { Section } from '../library/model.ts';
import { elsewhereWords } from './elsewhere-words.ts';
import type { Engine } from './engine.ts';
import { everydayWords } from './everyday-words.ts';
import { stem } from './glossary.ts';
import { fold } from './terms.ts';
import { tuning } from './tuning.ts';
import type { Asked } from './weigh.ts';

const { weights, mostElsewhere } = tuning.fitness;

/** How likely it is that the library answers what was asked, 0 to 1, if the guide of the section does. */
export function fitness(
  engine: Engine,
  asked: Asked,
  { section, text }: { readonly section: Section; readonly text: string },
): number {
  const clues = engine.clues(asked.weights, section);
  const terms = [...asked.weights];
  const votes = (isEveryday: boolean): number =>
    terms.reduce(
      (sum, [term, weight]) =>
        sum + (everydayWords.has(term) === isEveryday ? weight * engine.vote(term, section) : 0),
      0,
    );
  const words = elsewhereIn(text);
  const both = words.filter((word) => engine.isNamed(word)).length;
  const strong = votes(false);
  const known = Math.max(1, terms.length);
  const log =
    weights.bias +
    weights.strong * strong +
    weights.weak * votes(true) +
    (weights.strongShare * strong) / known +
    (weights.named * clues.named) / (clues.all + asked.unknown * engine.rarity('') || 1) +
    weights.phrase * Math.sqrt(clues.phrase) +
    weights.own * clues.own +
    (weights.unknown * asked.unknown) / (asked.unknown + known) +
    weights.elsewhere * Math.min(mostElsewhere, words.length - both) +
    weights.both * Math.min(mostElsewhere, both) +
    weights.length * Math.log(1 + text.split(/\s+/).length);
  return 1 / (1 + Math.exp(-log));
}

/** The stems of words of another trade. */
export function elsewhereIn(text: string): readonly string[] {
  return (fold(text).match(/\p{L}+/gu) ?? []).map(stem).filter((word) => elsewhereWords.has(word));
}
