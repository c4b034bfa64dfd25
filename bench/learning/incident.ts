import { writeFile } from 'node:fs/promises';
import { endFeaturesOf, featuresOf } from '../../src/incident/features.ts';
import { type Act, acts } from '../../src/incident/stages.ts';
import { liveTexts, phaseTexts, threads } from './corpus.ts';
import type { Rules } from './descent.ts';
import { heldOut } from './held-out.ts';
import { type Example, learn } from './logistic.ts';
import { learnClasses, type Sorted } from './softmax.ts';
import { learnStages } from './stages.ts';
import { toClassWeights } from './written.ts';

/** `live` was chosen by hands that were held out. */
const rules = {
  live: { fewest: 1, decay: 10, rate: 0.3, rounds: 15, least: 12 },
  phase: { fewest: 0, decay: 3, rate: 0.3, rounds: 12, least: 5 },
  ends: { fewest: 2, decay: 1, rate: 0.3, rounds: 60, least: 12 },
} satisfies Record<string, Rules>;
/** What is said in an incident's channel or by a monitor is told by its place; ordinary talk is what has to be told apart. */
const worthOf = { talk: 1, incident: 0.25, alerts: 0.25 };
/** What a message does depends on those before it, which the model does not read: labels within threads count a twentieth. */
const within = 0.05;

/** When trouble is live, what a message does in an incident, and what ends one. */
export async function learnIncidents(): Promise<void> {
  const liveRead = await liveTexts();
  const live = liveRead.map(({ text, live: isTrue, hand, place }) => ({
    features: featuresOf(text),
    isTrue,
    hand,
    worth: worthOf[place],
  }));
  await write('live', learn(live, rules.live));

  const told = (await phaseTexts()).map((one) => ({ ...one, features: featuresOf(one.text) }));
  const followed = await threads();
  const acting: readonly Sorted<Act>[] = [
    ...told.map(({ features, phase }) => ({ features, is: phase, worth: 1 })),
    ...followed.flatMap(({ messages }) =>
      messages.map(({ text, does }) => ({ features: featuresOf(text), is: does, worth: within })),
    ),
  ];
  /** What tells of no past trouble ends none, either: it counts half, since nobody wrote it to be taken for an end. */
  const ends = [
    ...told.map((one): Example => ({ features: endFeaturesOf(one.text), isTrue: one.ends })),
    ...liveRead
      .filter(({ tense }) => tense !== 'past')
      .map(({ text }): Example => ({ features: endFeaturesOf(text), isTrue: false, worth: 0.5 })),
  ];
  await write('phase', {
    acts: toClassWeights([learnClasses(acts, acting, rules.phase)]),
    stages: learnStages(followed),
    ends: learn(ends, rules.ends),
  });
  console.log(
    `Learned from ${live.length} texts of live and other talk, from ${told.length} of phases and from ${followed.length} threads.`,
  );
  console.log(
    `By hands it has not read, a live text stands above another in ${heldOut(live, rules.live).toFixed(1)} % of pairs.`,
  );
}

async function write(name: string, data: unknown): Promise<void> {
  await writeFile(`src/incident/${name}-weights.json`, `${JSON.stringify(data)}\n`);
}
