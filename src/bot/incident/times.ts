import type { Line } from '../../card/card.ts';
import { clock, line } from '../../card/line.ts';
import type { Epoch } from '../../ids.ts';
import { phaseOf } from '../../incident/phase.ts';
import type { Message } from '../../platform.ts';

/** The marks of an incident, as read from its messages; undefined where none was seen. */
export interface Times {
  readonly alert: Epoch | undefined;
  readonly firstReply: Epoch | undefined;
  readonly mitigated: Epoch | undefined;
  readonly resolved: Epoch | undefined;
}

export function readTimes(messages: readonly Message[]): Times {
  const said = (phase: string) => messages.find((message) => phaseOf(message) === phase)?.at;
  const people = messages.filter((message) => message.from === 'person');
  const resolved = messages.findLast((message) => phaseOf(message) === 'resolved')?.at;
  return {
    alert: messages.find((message) => message.from === 'bot')?.at,
    firstReply: people[0]?.at,
    mitigated: said('mitigate'),
    resolved,
  };
}

/** "alert 03:02, first reply 03:05, mitigated 03:19, resolved 03:41 (39 min)" */
export function timesLine(times: Times): Line {
  const named: readonly (readonly [string, Epoch | undefined])[] = [
    ['alert', times.alert],
    ['first reply', times.firstReply],
    ['mitigated', times.mitigated],
    ['resolved', times.resolved],
  ];
  const known = named.flatMap(([name, at]) => (at === undefined ? [] : [{ name, at }]));
  const marks = known.flatMap(({ name, at }, i) => line`${i === 0 ? '' : ', '}${name} ${clock(at)}`);
  const start = times.alert ?? times.firstReply;
  const length =
    start !== undefined && times.resolved !== undefined ? ` (${minutes(start, times.resolved)} min).` : '.';
  return line`${marks}${length}`;
}

export function minutes(from: Epoch, to: Epoch): number {
  return Math.max(0, Math.round((to - from) / 60_000));
}

/** `HH:MM` in UTC. */
export function utcClock(at: Epoch): string {
  return new Date(at).toISOString().slice(11, 16);
}
