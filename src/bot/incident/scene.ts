import type { MemberId, Place } from '../../ids.ts';
import { readAlert } from '../../incident/alert.ts';
import { scoreLive } from '../../incident/live.ts';
import { phaseOf } from '../../incident/phase.ts';
import type { Where } from '../../incident/said.ts';
import type { Incident } from '../../notes/incident.ts';
import type { Watch } from '../../notes/watch.ts';
import type { Message } from '../../platform.ts';
import type { Recommendation } from '../../search/model.ts';
import type { Of, World } from '../world.ts';

/** A message that was overheard, with all that decides whether something is said. */
export interface Scene {
  readonly world: World;
  readonly incoming: Of<'thread'>;
  readonly watch: Watch;
  readonly incident: Incident;
  readonly where: Where;
  readonly messages: readonly Message[];
  readonly recommendation: Recommendation;
  readonly isTrial: boolean;
  readonly by: MemberId | undefined;
}

/**
 * The messages that tell of one incident. At the top level of a feed each alert stands for itself: people there are read
 * without them, unless a single one is firing.
 */
export function ofOneIncident(place: Place, messages: readonly Message[], where: Where): readonly Message[] {
  if (place.thread !== undefined || where === 'incident') return messages;
  const burning = firing(messages);
  const [only] = burning.length === 1 ? burning : [];
  return messages.filter((message) => message.from === 'person' || message === only);
}

/** Of each alert that fires and has not recovered the latest message. */
function firing(messages: readonly Message[]): readonly Message[] {
  const latest = new Map<string, Message>();
  for (const message of messages) {
    if (message.from !== 'bot') continue;
    const { name, state } = readAlert(message.text);
    if (state === 'firing') latest.set(name, message);
    if (state === 'recovered') latest.delete(name);
  }
  return [...latest.values()];
}

/** The kind of place where a thread stands, where no name told: what begins with an alert is about it. */
export function whereOf(place: Place, messages: readonly Message[]): Where {
  const [first] = messages;
  const isUnderAlert = place.thread !== undefined && first?.from === 'bot';
  return isUnderAlert || (!place.thread && firing(messages).length === 1) ? 'alerts' : 'talk';
}

/** Somebody tells of the trouble or does something about it: a greeting under an alert asks for nothing. */
export function isTakenUp(messages: readonly Message[]): boolean {
  return messages.some(
    (message) => message.from === 'person' && (phaseOf(message) !== undefined || scoreLive(message).odds > 0),
  );
}

/** What stands for the names of the alerts that fire: names are words, and those are never stored. */
export function alertMarks({ world, messages }: Pick<Scene, 'world' | 'messages'>): readonly string[] {
  const names = firing(messages).map((message) => readAlert(message.text).name);
  return [...new Set(names.map(world.seal.mark))].slice(0, 5);
}
