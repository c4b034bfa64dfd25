import type { Place } from '../../ids.ts';
import { readTeamWatch } from '../../notes/team-watch.ts';
import type { Watch } from '../../notes/watch.ts';
import type { World } from '../world.ts';

/** How a conversation is watched. */
export interface Mode {
  readonly mode: Watch['watch'];
  /** Who is told of a trial. */
  readonly by: string | undefined;
  /** Its name says that it is the channel of an incident. */
  readonly isIncident: boolean;
}

/** Whether a conversation is watched, on its own or by its name; and if only its trial is. */
export async function watchMode(world: World, place: Place, own: Watch): Promise<Mode> {
  const off = { mode: 'off', by: undefined, isIncident: false } as const;
  const team = await readTeamWatch(world.store, place.team);
  const isIncident = await isNamed(world, place, team.patterns);
  if (own.watch !== 'off') return { mode: own.watch, by: own.watchedBy, isIncident };
  return isIncident ? { mode: team.watch, by: team.watchedBy, isIncident } : off;
}

async function isNamed(world: World, place: Place, patterns: readonly string[]): Promise<boolean> {
  if (patterns.length === 0) return false;
  const { name } = await world.platform.surroundings(place);
  return patterns.some((pattern) => matchesName(pattern, name));
}

/** `inc-*` matches `inc-1042`; a pattern without a star is a whole name. */
function matchesName(pattern: string, name: string): boolean {
  const parts = pattern.replace(/^#/, '').toLowerCase().split('*');
  const text = name.replace(/^#/, '').toLowerCase();
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const middle of rest) {
    const found = text.indexOf(middle, at);
    if (found < 0) return false;
    at = found + middle.length;
  }
  return text.endsWith(last) && text.length - last.length >= at;
}
