import { remember } from '../remember.ts';
import { readAlert } from './alert.ts';
import { featuresOfSaid } from './features.ts';
import { chance, createModels } from './model.ts';
import weights from './phase-weights.json' with { type: 'json' };
import type { Phase, Said } from './said.ts';
import { tuning } from './tuning.ts';

const acts = ['detect', 'triage', 'mitigate', 'communicate', 'resolved', 'none'] as const;
type Act = (typeof acts)[number];
const { sharpness, mostRead, stages, shown, turns, start } = tuning.phase;
const oddsOf = createModels(acts.map((act) => weights[act]));
const review =
  /\b(?:post-?mortem|incident review|retrospective|lessons learned|rca (?:doc|draft)|write-?up)\b/i;

/** What a message does in an incident; undefined: nothing. */
export const phaseOf = remember((said: Said): Phase | undefined => {
  const { text, from } = said;
  if (from === 'bot') {
    const { state } = readAlert(text);
    if (state === 'firing') return 'detect';
    if (state === 'recovered') return 'resolved';
  }
  const likely = likelihoods(said);
  const best = acts.reduce<Act>((a, b) => (likely[a] >= likely[b] ? a : b), 'none');
  if (review.test(text) && best !== 'detect' && best !== 'triage') return 'postmortem';
  return best === 'none' ? undefined : best;
});

/** How likely each act is; together 1. */
const likelihoods = remember((said: Said): Readonly<Record<Act, number>> => {
  const odds = oddsOf(featuresOfSaid(said)).map((one) => chance(one) ** sharpness);
  const all = odds.reduce((sum, one) => sum + one, 0);
  const of = (act: Act): number => (odds[acts.indexOf(act)] ?? 0) / all;
  return {
    detect: of('detect'),
    triage: of('triage'),
    mitigate: of('mitigate'),
    communicate: of('communicate'),
    resolved: of('resolved'),
    none: of('none'),
  };
});

/** Where a thread stands: how likely each stage is after all that was said, by a hidden Markov model over what messages do. */
export function phaseOfThread(thread: readonly Said[]): Phase {
  const recent = thread.slice(-mostRead);
  const latest = recent.at(-1);
  if (!latest) return 'detect';
  if (phaseOf(latest) === 'postmortem') return 'postmortem';
  const stands = recent.reduce<readonly number[] | undefined>(step, undefined) ?? start;
  return stages[stands.indexOf(Math.max(...stands))] ?? 'detect';
}

/** How likely each stage is after one more message; together 1. */
function step(before: readonly number[] | undefined, said: Said): readonly number[] {
  const likely = likelihoods(said);
  const stands = stages.map((stage, to) => {
    const came = before
      ? before.reduce((sum, was, from) => sum + was * (turns[from]?.[to] ?? 0), 0)
      : (start[to] ?? 0);
    return came * acts.reduce((sum, act) => sum + shown[stage][act] * likely[act], 0);
  });
  const all = stands.reduce((sum, one) => sum + one, 0);
  return stands.map((one) => one / all);
}
