import type { Section } from '../library/model.ts';
import type { Engine } from './engine.ts';
import { everydayWords } from './everyday-words.ts';
import { tuning } from './tuning.ts';
import type { Asked } from './weigh.ts';

const { weights } = tuning.fitness;

/** What is asked of it: the text, and the log-odds that it is of the field. */
interface Reading {
  readonly section: Section;
  readonly text: string;
  readonly field: number;
}

/** How likely it is that the library answers what was asked, 0 to 1, if the guide of the section does. */
export function fitness(engine: Engine, asked: Asked, { section, text, field }: Reading): number {
  const unknown = asked.unknown.length;
  const clues = engine.clues(asked.weights, section);
  const terms = [...asked.weights];
  const everyday = terms.filter(([term]) => everydayWords.has(term));
  const weak = everyday.reduce((sum, [term, weight]) => sum + weight * engine.vote(term, section), 0);
  const log =
    weights.bias +
    weights.field * field +
    weights.weak * weak +
    (weights.named * clues.named) / (clues.all + unknown * engine.rarity('') || 1) +
    (weights.unknown * unknown) / (unknown + Math.max(1, terms.length)) +
    weights.length * Math.log(1 + text.split(/\s+/).length);
  return 1 / (1 + Math.exp(-log));
}
