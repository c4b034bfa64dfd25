import type { Hurdle } from '../../src/platform.ts';

/** What keeps a post out of a place; `hurdle('It is archived', 'Unarchive it', 'gone')`. */
export function hurdle(problem: string, remedy: string, why: Hurdle['why'] = 'forbidden'): Hurdle {
  return { kind: 'cannot', why, problem, remedy, joinable: false };
}
