import { remember } from '../remember.ts';
import { readAlert } from './alert.ts';
import { featuresOfSaid } from './features.ts';
import { chance, createModels } from './model.ts';
import weights from './phase-weights.json' with { type: 'json' };
import type { Phase, Said } from './said.ts';
import { tuning } from './tuning.ts';

const acts = ['detect', 'triage', 'mitigate', 'communicate', 'resolved', 'none'] as const;
type Act = (typeof acts)[number];
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
  const [detect = 0, triage = 0, mitigate = 0, communicate = 0, resolved = 0, none = 0] = oddsOf(
    featuresOfSaid(said),
  ).map(chance);
  const all = detect + triage + mitigate + communicate + resolved + none;
  return {
    detect: detect / all,
    triage: triage / all,
    mitigate: mitigate / all,
    communicate: communicate / all,
    resolved: resolved / all,
    none: none / all,
  };
});

const { fading, mostRead, idleFrom } = tuning.phase;
const told = ['detect', 'triage', 'mitigate', 'communicate', 'resolved'] as const;

/** Where a thread stands: what its messages do, the latest most. */
export function phaseOfThread(thread: readonly Said[]): Phase {
  const recent = thread.slice(-mostRead);
  const latest = recent.at(-1);
  if (!latest) return 'detect';
  if (phaseOf(latest) === 'postmortem') return 'postmortem';
  const read = recent.map((said, i) => ({
    weight: fading ** (recent.length - 1 - i),
    likely: likelihoods(said),
  }));
  if (read.every(({ likely }) => likely.none >= idleFrom)) return 'detect';
  const sum = (act: Act): number => read.reduce((all, one) => all + one.weight * one.likely[act], 0);
  return told.reduce<(typeof told)[number]>((a, b) => (sum(a) >= sum(b) ? a : b), 'detect');
}
