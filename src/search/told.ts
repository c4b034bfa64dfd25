import { conceptsOf, stemOf } from '../incident/concepts.ts';
import type { Engine } from './engine.ts';
import { elsewhereIn } from './fitness.ts';
import type { Heard } from './hear.ts';
import { isForeignTrouble } from './language.ts';
import { isProduct } from './products.ts';
import { stopWords } from './stop-words.ts';
import { fold } from './terms.ts';
import { countSystems, isCall, isMalfunction } from './trouble.ts';
import { tuning } from './tuning.ts';

const { sentence } = tuning.found;

/** Somebody tells of trouble, with something that people run more than with anything else. */
export function isTold(engine: Engine, { telling, paste, isAlien, asked }: Heard): boolean {
  if (isAlien) return isForeignTrouble(paste.telling);
  const words = fold(asked.text).match(/\p{L}+/gu) ?? [];
  const strange = words.length > sentence ? words.filter((word) => isStrange(word, engine)).length : 0;
  const isTrouble = isCall(asked.text) || isMalfunction(asked.text);
  const systems = countSystems(asked.text) + words.filter(isProduct).length;
  return isTrouble && Math.max(elsewhereIn(telling).length, strange) <= systems;
}

/** Neither the library nor anybody who tells of trouble uses the word. */
function isStrange(word: string, { vocabulary }: Engine): boolean {
  const isKnown = vocabulary.has(word) || stopWords.has(word) || isProduct(word);
  return !isKnown && conceptsOf(stemOf(word)).length === 0;
}
