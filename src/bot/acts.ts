import type { Act, Reply } from '../card/card.ts';
import type { Manner } from '../platform.ts';
import type { Of, World } from './world.ts';

/** `page`: replaces the pressed card where only its presser sees it, else answers in private. */
type PressManner = Manner | 'page';

export interface Press {
  readonly manner: PressManner;
  readonly arguments: number;
  run(world: World, incoming: Of<'choice'>, ...args: readonly string[]): Promise<Reply>;
}

export interface Submission {
  readonly arguments: number;
  run(world: World, incoming: Of<'form'>, ...args: readonly string[]): Promise<Reply>;
}

/** Verb to handler. A feature exports one of each and `bot.ts` puts them together. */
export type Presses = Readonly<Record<string, Press>>;
export type Submissions = Readonly<Record<string, Submission>>;

/** undefined: forged, or from a version that had other buttons. */
export function lookUp<T extends { readonly arguments: number }>(
  table: ReadonlyMap<string, T>,
  act: Act,
): T | undefined {
  const found = table.get(act[0]);
  return found && act.length - 1 === found.arguments ? found : undefined;
}
