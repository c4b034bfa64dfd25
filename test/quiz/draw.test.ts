import { describe, expect, it } from 'vitest';
import { drawQuestion } from '../../src/quiz/draw.ts';
import { guide, libraryOf, someQuestions } from '../builders/drill.ts';

const library = libraryOf(
  [
    ...someQuestions(4, 'slo-design'),
    ...someQuestions(4, 'kubernetes-operations'),
    ...someQuestions(4, 'capacity'),
  ],
  [
    guide('slo-design', { short: 'SLO design', title: 'Service level objectives', topics: ['error budget'] }),
    guide('kubernetes-operations', { short: 'Kubernetes', topics: ['pods', 'rollout'] }),
  ],
);
const draw = (change: object = {}) =>
  drawQuestion({ library, seed: 's', asked: [], closedTo: [], ...change });

describe('a question on demand', () => {
  it.each([
    ['slo', 'slo-design'],
    ['SLOs', 'slo-design'],
    ['error budget', 'slo-design'],
    ['service objectives', 'slo-design'],
    ['kubernetes-operations', 'kubernetes-operations'],
    ['kuber', 'kubernetes-operations'],
    ['rollout stuck', 'kubernetes-operations'],
    ['Capacity', 'capacity'],
  ])('by the words %j is of the guide %s', (topic, slug) => {
    expect(draw({ topic })?.guide).toBe(slug);
  });

  it.each(['zebra', 'constructor', '__proto__', 'a zebra'])('on %j there is none', (topic) => {
    expect(draw({ topic })).toBeUndefined();
  });

  it('without words is of any guide, and the same for the same seed', () => {
    const seeds = Array.from({ length: 40 }, (_, i) => String(i));

    expect(new Set(seeds.map((seed) => draw({ seed, topic: '' })?.guide)).size).toBe(3);
    expect(seeds.map((seed) => draw({ seed })?.id)).toEqual(seeds.map((seed) => draw({ seed })?.id));
  });

  it('is a new one while there is one, then the one that was longest ago', () => {
    const asked = ['capacity/q2', 'capacity/q0', 'capacity/q1'];

    expect(draw({ topic: 'capacity', asked })?.id).toBe('capacity/q3');
    expect(draw({ topic: 'capacity', asked: [...asked, 'capacity/q3', 'capacity/q2'] })?.id).toBe(
      'capacity/q0',
    );
  });

  it('is never one that is open', () => {
    const closedTo = ['capacity/q0', 'capacity/q1', 'capacity/q2'];

    expect(draw({ topic: 'capacity', closedTo })?.id).toBe('capacity/q3');
    expect(draw({ topic: 'capacity', closedTo, asked: ['capacity/q3'] })?.id).toBe('capacity/q3');
    expect(draw({ topic: 'capacity', closedTo: [...closedTo, 'capacity/q3'] })).toBeUndefined();
  });
});
