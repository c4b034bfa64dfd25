import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { phaseOf, phaseOfThread } from '../../src/incident/phase.ts';
import { fixtureLines } from '../builders/fixture-lines.ts';
import { people } from '../search/world.ts';

// Whole incidents by two hands that saw neither the code nor its training texts; nothing is learned from them.
const Incident = z.object({
  messages: z.array(z.object({ text: z.string(), from: z.enum(['person', 'bot']) })),
  points: z.array(z.object({ at: z.int(), phase: z.array(z.string()) })),
});
const incidents = fixtureLines('whole-incidents', Incident);

/** The share of incidents whose phase is told rightly after so many of their messages. */
function rightAt(point: number): number {
  const right = incidents.filter(({ messages, points }) => {
    const { at, phase } = points[point] ?? { at: 0, phase: [] };
    return phase.includes(phaseOfThread(messages.slice(0, at)));
  });
  return right.length / incidents.length;
}

describe('the phase of an incident nobody has read', () => {
  it.each([
    ['early', 0, 0.82],
    ['in the middle', 1, 0.78],
    ['at the end', 2, 0.71],
  ])('is told %s', (_when, point, floor) => {
    expect(rightAt(point)).toBeGreaterThanOrEqual(floor);
  });
});

describe('phases', () => {
  it.each([
    ['alert: error rate of checkout above 5 %', 'detect'],
    ['looking into the logs', 'triage'],
    ['it turns out that the pool is exhausted', 'triage'],
    ['rolling back the release', 'mitigate'],
    ['turned off the flag', 'mitigate'],
    ['status page updated', 'communicate'],
    ['error rate back to normal', 'resolved'],
    ['all green again, resolved', 'resolved'],
    ['writing the postmortem', 'postmortem'],
    ['lunch?', undefined],
  ])('"%s" is %s', (text, phase) => {
    expect(phaseOf({ text })).toBe(phase);
  });

  it.each([
    ['should we roll back?'],
    ['the site is not working again'],
    ['once it is resolved we write it up'],
  ])('"%s" is neither done nor over', (text) => {
    expect(['mitigate', 'resolved']).not.toContain(phaseOf({ text }));
  });

  it('news of trouble reopens what was resolved', () => {
    expect(phaseOfThread(people('rolled back', 'resolved, all clear'))).toBe('resolved');
    expect(
      phaseOfThread(people('rolled back', 'resolved, all clear', 'users report errors, it is down')),
    ).toBe('detect');
  });

  it.each([
    ['nothing changed, cause unknown', 'triage'],
    ['we have looked everywhere and know no reason', 'triage'],
    ['parcels are booked again', 'resolved'],
    ['sign-in works again for me', 'resolved'],
    ['the primary takes no writes any more', 'detect'],
    ['all pods of it show CrashLoopBackOff', 'detect'],
  ] as const)('tells what a message does, not which words stand in it: %s', (text, phase) => {
    expect(phaseOfThread(people('the parcel shop is down', text))).toBe(phase);
  });

  it('leaves a thread where it stood at what is said beside it', () => {
    const aside = [
      'who has the keys to the meeting room',
      'happy birthday to the intern',
      'the coffee is out',
    ];
    const remarks = people(...aside, ...aside, ...aside);
    for (const text of ['all customers see it', 'rolled back the deploy'])
      expect(phaseOfThread([...people('checkout is down', text), ...remarks])).not.toBe('resolved');
  });

  it('takes small talk for no end of anything', () => {
    expect(phaseOfThread(people('good morning all'))).toBe('detect');
    expect(
      phaseOfThread(people('checkout is down', 'checkout is up again, all users can pay', 'good night all')),
    ).toBe('resolved');
  });
});
