import { remember } from '../remember.ts';
import { readAlert } from './alert.ts';
import { chances, createClassModel, likeliest } from './class-model.ts';
import { featuresOfSaid } from './features.ts';
import weights from './phase-weights.json' with { type: 'json' };
import type { Phase, Said } from './said.ts';
import { acts, stages, step } from './stages.ts';
import { tuning } from './tuning.ts';

const { mostRead } = tuning.phase;
const model = createClassModel(weights.acts);
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
  const act = acts[likeliest(likelihoods(said))] ?? 'none';
  if (review.test(text) && act !== 'detect' && act !== 'triage') return 'postmortem';
  return act === 'none' ? undefined : act;
});

/** How likely each act is, in the order of `acts`; together 1. */
const likelihoods = remember((said: Said): readonly number[] => chances(model.odds(featuresOfSaid(said))));

/** Where a thread stands. */
export function phaseOfThread(thread: readonly Said[]): Phase {
  const recent = thread.slice(-mostRead);
  const latest = recent.at(-1);
  if (!latest) return 'detect';
  if (phaseOf(latest) === 'postmortem') return 'postmortem';
  const stands = recent.reduce<readonly number[] | undefined>(
    (before, said) => step(weights.stages, before, likelihoods(said)),
    undefined,
  );
  return stages[likeliest(stands ?? weights.stages.start)] ?? 'detect';
}
