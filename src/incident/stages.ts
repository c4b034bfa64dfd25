/** What a message does in an incident. */
export const acts = ['detect', 'triage', 'mitigate', 'communicate', 'resolved', 'none'] as const;
export type Act = (typeof acts)[number];

/** Where a thread stands. */
export const stages = ['detect', 'triage', 'mitigate', 'resolved'] as const;

/** A hidden Markov model of threads, in the order of `stages` and `acts`; each row together 1. */
export interface Stages {
  readonly start: readonly number[];
  /** From one stage to the next, from one message to the next. */
  readonly turns: readonly (readonly number[])[];
  /** What messages do at each stage, but for those that do nothing. */
  readonly shown: readonly (readonly number[])[];
}

/** How likely each stage is after one more message, of which is known how likely each act is; together 1. A side remark leaves them as they were. */
export function step(
  { start, turns, shown }: Stages,
  before: readonly number[] | undefined,
  likely: readonly number[],
): readonly number[] {
  const stood = before ?? start;
  const told = stages.map((_stage, to) => {
    const came = before
      ? before.reduce((sum, was, from) => sum + was * (turns[from]?.[to] ?? 0), 0)
      : (start[to] ?? 0);
    return came * likely.reduce((sum, one, act) => sum + one * (shown[to]?.[act] ?? 0), 0);
  });
  const all = told.reduce((sum, one) => sum + one, 0);
  const aside = likely[acts.indexOf('none')] ?? 0;
  return told.map((one, to) => ((1 - aside) * one) / all + aside * (stood[to] ?? 0));
}
