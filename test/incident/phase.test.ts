import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { phaseOfThread } from '../../src/incident/phase.ts';
import { fixtureLines } from '../builders/fixture-lines.ts';

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
