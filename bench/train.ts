// Learns from corpus/ when trouble is live, what a message does in an incident and what ends one: `npm run train`.
import { writeFile } from 'node:fs/promises';
import { endFeaturesOf, featuresOf } from '../src/incident/features.ts';
import type { Weights } from '../src/incident/model.ts';
import { liveTexts, phaseTexts } from './incident/corpus.ts';
import { heldOut } from './incident/held-out.ts';
import { type Example, learn, type Rules } from './incident/logistic.ts';

/** `live` was chosen by hands that were held out. */
const rules = {
  live: { fewest: 1, decay: 10, rounds: 15 },
  phase: { fewest: 1, decay: 1, rounds: 30 },
  ends: { fewest: 2, decay: 1, rounds: 60 },
} satisfies Record<string, Rules>;
/** What is said in an incident's channel or by a monitor is told by its place; ordinary talk is what has to be told apart. */
const worthOf = { talk: 1, incident: 0.25, alerts: 0.25 };
const liveRead = await liveTexts();
const live = liveRead.map(({ text, live: isTrue, hand, place }) => ({
  features: featuresOf(text),
  isTrue,
  hand,
  worth: worthOf[place],
}));
await write('live', learn(live, rules.live));

const told = (await phaseTexts()).map((one) => ({ ...one, features: featuresOf(one.text) }));
const phases = ['detect', 'triage', 'mitigate', 'communicate', 'resolved', 'none'] as const;
/** Each phase counts alike, however many texts show it: how often one comes is told by the thread. */
const worths = new Map(
  phases.map((phase) => [
    phase,
    told.length / phases.length / told.filter((one) => one.phase === phase).length,
  ]),
);
const learnPhase = (phase: string): Weights =>
  learn(
    told.map((one) => ({
      features: one.features,
      isTrue: one.phase === phase,
      worth: worths.get(one.phase) ?? 1,
    })),
    rules.phase,
  );
/** What tells of no past trouble ends none, either: it counts half, since nobody wrote it to be taken for an end. */
const ends = [
  ...told.map((one): Example => ({ features: endFeaturesOf(one.text), isTrue: one.ends })),
  ...liveRead
    .filter(({ tense }) => tense !== 'past')
    .map(({ text }): Example => ({ features: endFeaturesOf(text), isTrue: false, worth: 0.5 })),
];
await write('phase', {
  ...Object.fromEntries(phases.map((phase) => [phase, learnPhase(phase)])),
  ends: learn(ends, rules.ends),
});
console.log(`Learned from ${live.length} texts of live and other talk, and from ${told.length} of phases.`);
console.log(
  `By hands it has not read, a live text stands above another in ${heldOut(live, rules.live).toFixed(1)} % of pairs.`,
);

async function write(name: string, data: unknown): Promise<void> {
  await writeFile(`src/incident/${name}-weights.json`, `${JSON.stringify(data)}\n`);
}
