import type { Section } from '../library/model.ts';
import type { Engine } from './engine.ts';
import type { Learned } from './learned.ts';
import { tuning } from './tuning.ts';
import type { Asked } from './weigh.ts';

const { weights, fewWords } = tuning.fitness;

interface Reading {
  readonly section: Section;
  /** What was asked. */
  readonly text: string;
  readonly learned: Pick<Learned, 'field' | 'sure'>;
}

/** How likely it is that the library answers what was asked, 0 to 1, if the guide of the section does. */
export function fitness(engine: Engine, asked: Asked, { section, text, learned }: Reading): number {
  const { named, all } = engine.clues(asked.weights, section);
  const rarity = all + asked.unknown.length * engine.rarity('');
  const words = Math.max(fewWords, text.split(/\s+/).length);
  const log =
    weights.bias +
    weights.field * learned.field +
    weights.sure * learned.sure +
    (weights.named * named) / (rarity || 1) +
    weights.length * Math.log((1 + words) / (1 + fewWords));
  return 1 / (1 + Math.exp(-log));
}
