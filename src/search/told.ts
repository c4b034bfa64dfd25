import type { Heard } from './hear.ts';
import { isForeignTrouble } from './language.ts';
import { isCall, isMalfunction } from './trouble.ts';
import { tuning } from './tuning.ts';

/** Somebody tells of trouble, with something that people run. */
export function isTold({ paste, isAlien, asked, learned }: Heard): boolean {
  if (isAlien) return isForeignTrouble(paste.telling);
  return (isCall(asked.text) || isMalfunction(asked.text)) && learned.field >= tuning.found.fieldFrom;
}
