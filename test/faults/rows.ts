import type { Point } from './reporting-store.ts';

export type Backend = 'embedded' | 'redis';

/** What the conductor does when a process says that it has come to a point. */
export interface Strike {
  readonly at: Point;
  readonly does:
    | 'kills it'
    | 'kills it soon'
    | 'kills it, and its request lands later'
    | 'kills Redis'
    | 'kills both'
    | 'freezes it past its lease'
    | 'fills its disk';
}

/** A line of the table. Each conversation of it meets one of the scripts: what happens to it, one after the other. */
export interface Row {
  readonly name: string;
  readonly backends: readonly Backend[];
  /** `wrong`: in processes whose wall clock is minutes off, or goes too slowly or too fast. */
  readonly clock: 'right' | 'wrong';
  readonly scripts: readonly (readonly Strike[])[];
  /** How many conversations for each one of another row. */
  readonly share: number;
}

const both: readonly Backend[] = ['embedded', 'redis'];
const kill = (at: Point): Strike => ({ at, does: 'kills it' });
const soon: Strike = { at: 'claimed', does: 'kills it soon' };
const late: Strike = { at: 'sent', does: 'kills it, and its request lands later' };
const freeze: Strike = { at: 'planned', does: 'freezes it past its lease' };

const single: readonly (readonly [string, Strike])[] = [
  ['before the claim', kill('before the claim')],
  ['after the claim', kill('claimed')],
  ['after the plan', kill('planned')],
  ['sent, and never accepted', kill('sent')],
  ['accepted, its answer lost', kill('accepted')],
  ['answered, before the confirmation', kill('answered')],
  ['confirmed, before anybody heard', kill('confirmed')],
  ['at any moment after the claim', soon],
  ['sent, and accepted after its death', late],
  ['before an answer is stored', kill('answer came')],
  ['answer stored, before the verdict', kill('answer stored')],
];

const points: readonly Point[] = [
  'before the claim',
  'claimed',
  'planned',
  'accepted',
  'answered',
  'confirmed',
  'looked up',
  'answer came',
  'answer stored',
];
/** What leaves a post to be looked up, and what may happen then. */
const again: readonly (readonly Strike[])[] = (['planned', 'sent', 'accepted', 'answered'] as const).flatMap(
  (first) => (['looked up', 'answered'] as const).map((second) => [kill(first), kill(second)]),
);
const atEach = (does: Strike['does']): readonly (readonly Strike[])[] =>
  points.map((at) => [...(at === 'looked up' ? [kill('planned')] : []), { at, does }]);
const redisDies = atEach('kills Redis');
const bothDie = atEach('kills both');
const diskFills = atEach('fills its disk');
/** Elsewhere no limit can be set for a process that runs. */
const onLinux: readonly Backend[] = process.platform === 'linux' ? ['embedded'] : [];
const oneEach = single.map(([, strike]): readonly Strike[] => [strike]);

export const rows: readonly Row[] = [
  ...single.map(
    ([name, strike]): Row => ({ name, backends: both, clock: 'right', scripts: [[strike]], share: 1 }),
  ),
  { name: 'again, while it is looked up', backends: both, clock: 'right', scripts: again, share: 2 },
  // A lease on the embedded store is as long as its clock says: no request may land late by that clock.
  {
    name: 'any of these, clock off',
    backends: ['embedded'],
    clock: 'wrong',
    scripts: [...oneEach.filter(([strike]) => strike !== late), ...again],
    share: 6,
  },
  {
    name: 'any of these, clock off',
    backends: ['redis'],
    clock: 'wrong',
    scripts: [...oneEach, ...again, ...redisDies, [freeze]],
    share: 6,
  },
  { name: 'Redis killed and restarted', backends: ['redis'], clock: 'right', scripts: redisDies, share: 9 },
  { name: 'Redis killed with it', backends: ['redis'], clock: 'right', scripts: bothDie, share: 1 },
  { name: 'its disk full for a second', backends: onLinux, clock: 'right', scripts: diskFills, share: 5 },
  { name: 'frozen past its lease', backends: ['redis'], clock: 'right', scripts: [[freeze]], share: 1 },
];
