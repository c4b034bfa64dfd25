import type { Reply } from '../../card/card.ts';
import { line } from '../../card/line.ts';
import { privately } from '../failures.ts';
import type { World } from '../world.ts';

/** Runs what stores an answer. undefined: it is not known to be stored, and must be said so. */
export async function saving<T>(world: World, save: () => Promise<T>): Promise<T | undefined> {
  try {
    return await save();
  } catch (error) {
    world.log.error({ err: error }, 'an answer could not be stored');
    return undefined;
  }
}

export function notSaved(): Reply {
  return privately(
    line`I could not save your answer. Press the letter again in a minute: nothing was counted.`,
  );
}
