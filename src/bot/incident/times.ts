import type { Line } from '../../card/card.ts';
import { clock, line } from '../../card/line.ts';
import type { Epoch } from '../../ids.ts';
import { readAlert } from '../../incident/alert.ts';
import { saysOver } from '../../incident/ending.ts';
import { saysMitigated, saysUnmoved } from '../../incident/mitigation.ts';
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
  const people = messages.filter((message) => message.from === 'person');
  const alerts = messages.filter((message) => message.from === 'bot');
  const bad = messages.findLastIndex((message) => phaseOf(message) === 'detect');
  return {
    alert: (alerts.find(({ text }) => readAlert(text).state === 'firing') ?? alerts[0])?.at,
    firstReply: people[0]?.at,
    mitigated: readMitigated(people)?.at,
    resolved: messages.findLast((message, i) => i > bad && isResolved(message))?.at,
  };
}

/** The first who tells relief, after whoever last told that nothing helped. */
function readMitigated(people: readonly Message[]): Message | undefined {
  const unmoved = people.findLastIndex(saysUnmoved);
  return people.find((message, i) => i > unmoved && saysMitigated(message));
}

function isResolved(message: Message): boolean {
  if (message.from === 'bot') return readAlert(message.text).state === 'recovered';
  return saysOver(message.text) || phaseOf(message) === 'resolved';
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
  const length = span(times.alert ?? times.firstReply, times.resolved);
  return length === undefined ? line`${marks}.` : line`${marks} (${length}).`;
}

/** "17 min"; undefined where an end is not known or the order is wrong: no interval is made up. */
export function span(from: Epoch | undefined, to: Epoch | undefined): string | undefined {
  if (from === undefined || to === undefined || to < from) return undefined;
  const minutes = Math.round((to - from) / 60_000);
  return minutes === 0 ? 'under a minute' : `${minutes} min`;
}

/** `HH:MM` in UTC. */
export function utcClock(at: Epoch): string {
  return new Date(at).toISOString().slice(11, 16);
}
