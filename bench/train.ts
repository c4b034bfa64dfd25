// Learns from corpus/ when trouble is live, what a message does in an incident and what ends one: `npm run train`.
import { writeFile } from 'node:fs/promises';
import { featuresOf } from '../src/incident/features.ts';
import type { Weights } from '../src/incident/model.ts';
import { liveTexts, phaseTexts } from './incident/corpus.ts';
import { heldOut } from './incident/held-out.ts';
import { type Example, learn } from './incident/logistic.ts';

const live = (await liveTexts()).map(({ text, live: isTrue, hand }) => ({
  features: featuresOf(text),
  isTrue,
  hand,
}));
await write('live', learn(live));

const told = (await phaseTexts()).map((one) => ({ ...one, features: featuresOf(one.text) }));
const learnThat = (is: (one: (typeof told)[number]) => boolean): Weights =>
  learn(told.map((one): Example => ({ features: one.features, isTrue: is(one) })));
const phases = ['detect', 'triage', 'mitigate', 'communicate', 'resolved', 'none'] as const;
await write('phase', {
  ...Object.fromEntries(phases.map((phase) => [phase, learnThat((one) => one.phase === phase)])),
  ends: learnThat((one) => one.ends),
});
console.log(`Learned from ${live.length} texts of live and other talk, and from ${told.length} of phases.`);
console.log(
  `By hands it has not read, a live text stands above another in ${heldOut(live).toFixed(1)} % of pairs.`,
);

async function write(name: string, data: unknown): Promise<void> {
  await writeFile(`src/incident/${name}-weights.json`, `${JSON.stringify(data)}\n`);
}
