import type { EventId, MemberId } from '../../ids.ts';
import type { Attempt } from '../../store/answers.ts';

/** An attempt without what its key says already: member and event. */
export function storedAttempt(attempt: Attempt): string {
  const { team, question, section, isRight, at } = attempt;
  return JSON.stringify({ team, question, section, isRight, at });
}

/** Written by a store under the schema version, so not validated again. */
export function parseAttempt(text: string, member: MemberId, event: string): Attempt {
  const stored = JSON.parse(text) as Omit<Attempt, 'member' | 'event'>;
  return { member, ...stored, event: event as EventId };
}

export function byTime(a: Attempt, b: Attempt): number {
  return a.at - b.at || (a.event < b.event ? -1 : 1);
}
