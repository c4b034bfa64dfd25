import type { Heard } from './hear.ts';
import { isForeignTrouble } from './language.ts';
import { isCall, isMalfunction } from './trouble.ts';

/** Somebody tells of trouble. */
export function isTold({ paste, isAlien, asked }: Heard): boolean {
  if (isAlien) return isForeignTrouble(paste.telling);
  return isCall(asked.text) || isMalfunction(asked.text);
}
