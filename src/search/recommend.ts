import { withoutLabels } from '../incident/labels.ts';
import { liveness } from '../incident/live.ts';
import { phaseOfThread } from '../incident/phase.ts';
import type { Phase, Said, Where } from '../incident/said.ts';
import { splitSentences } from '../incident/tokens.ts';
import type { Section } from '../library/model.ts';
import { confidenceOfThread } from './confidence.ts';
import type { Engine } from './engine.ts';
import type { Weights } from './index.ts';
import { toMatch } from './match.ts';
import type { Recommendation } from './model.ts';
import type { Names } from './names.ts';
import type { Likes } from './nearest.ts';
import { withNamed } from './own-names.ts';
import { namesChange } from './trouble.ts';
import { tuning } from './tuning.ts';
import { type Asked, weigh } from './weigh.ts';
import { learnedOf, newest, readerOf, weighThread, withoutNoise } from './weigh-thread.ts';

const {
  mostMessages,
  mostMatches,
  liveFrom,
  sureFrom,
  meantFrom,
  pointingFrom,
  headedSure,
  likeFrom,
  fewestTerms,
  naming,
} = tuning.recommended;

export interface Guides {
  readonly engine: Engine;
  readonly names: Names;
  /** The guide for trouble of unknown cause; undefined: the library has none. */
  readonly general: string | undefined;
}

/** The sections for a thread, oldest message first: later ones weigh more, quotes and noise less. */
export function recommend(guides: Guides, thread: readonly Said[], where: Where): Recommendation {
  const { engine } = guides;
  const said = withoutNoise(thread);
  const read = newest(said);
  const pointing = pointingIn(guides, read);
  const asked = weighThread(read, engine);
  const scored = withNamed(
    engine.guides(asked.weights, {
      typed: typedOf(engine, pointing),
      forGuides: withAffected(asked),
      learned: asked.weights.size > 0 ? learnedOf(pointing, engine) : undefined,
    }),
    namedIn(guides, said),
  );
  const head = headed(guides, pointing);
  const confidence = Math.max(head ? headedSure : 0, confidenceOfThread(scored));
  const isMeant = pointing.some((one) => {
    const { meant, sure } = readerOf(engine)(one).learned;
    return sure >= meantFrom && meant === scored[0]?.section.guide;
  });
  const isSure = confidence >= sureFrom || isMeant || scored[0]?.isOwn === true;
  const sections = scored.map(({ section }) => section);
  const phase = phaseOfThread(said);
  const general = generalIn(guides, sections, phase);
  const isOpen = phase !== 'resolved' && phase !== 'postmortem';
  const isUnnamed = isOpen && (!isSure || !namesChange(asked.text));
  const matches = withFirst(head ?? (isSure ? undefined : general), sections)
    .slice(0, mostMatches)
    .map((section, i) =>
      toMatch(engine, asked, {
        section,
        confidence: i === 0 ? confidence : (1 - confidence) / (i + 1),
        isGeneral: isUnnamed && section.guide === guides.general,
      }),
    );
  const live = liveness(thread.slice(-mostMessages), where, scored[0]?.score ?? 0);
  return {
    matches,
    phase,
    speak: matches.length > 0 && live.chance >= liveFrom,
    signs: live.reasons(),
    confidence,
  };
}

/** Who takes it, who calls and who waits points to no guide: where others point to one, nothing is learned from it. */
function pointingIn({ engine, general }: Guides, said: readonly Said[]): readonly Said[] {
  const pointing = said.map((one) => {
    const { meant, sure } = readerOf(engine)(one).learned;
    return meant === general ? 0 : sure;
  });
  const least = pointingFrom * Math.max(0, ...pointing);
  return said.filter((_, i) => (pointing[i] ?? 0) >= least);
}

/** Of the guide for unknown causes: nobody who has only noticed it needs anything before its first steps. */
function generalIn(
  { engine, general }: Guides,
  sections: readonly Section[],
  phase: Phase,
): Section | undefined {
  const isNew = phase === 'detect' || phase === 'triage';
  return (isNew ? engine.firstSteps : undefined) ?? sections.find(({ guide }) => guide === general);
}

/** What guides are told apart by: sections are not told apart by classes. */
function withAffected({ weights, affected }: Asked): Weights {
  return new Map([...weights, ...affected]);
}

/** A team's own pages by their names, those of the newest messages above all. */
function namedIn({ names }: Guides, said: readonly Said[]): Parameters<typeof withNamed>[1] {
  return said.flatMap(({ text }, i) =>
    names.own
      .within(text)
      .map((named) => ({ named, share: Math.max(naming.floor, naming.decay ** (said.length - 1 - i)) })),
  );
}

/** Who tells of it first says it as it would be typed: each sentence of a lone message is read so. */
function typedOf(engine: Engine, [only, more]: readonly Said[]): Likes {
  const typed = new Map<number, number>();
  if (only === undefined || more) return typed;
  for (const sentence of splitSentences(withoutLabels(only))) {
    const { weights } = weigh(sentence, engine, { mends: false });
    if (weights.size < fewestTerms) continue;
    for (const [section, like] of engine.likes(weights))
      if (like >= likeFrom) typed.set(section, Math.max(typed.get(section) ?? 0, like));
  }
  return typed;
}

/** The section whose heading a lone message says. */
function headed({ names }: Guides, said: readonly Said[]): Section | undefined {
  const [only, more] = said;
  return only === undefined || more ? undefined : (names.named(only.text) ?? names.headedWith(only.text));
}

function withFirst(first: Section | undefined, sections: readonly Section[]): readonly Section[] {
  return first ? [first, ...sections.filter(({ guide }) => guide !== first.guide)] : sections;
}
