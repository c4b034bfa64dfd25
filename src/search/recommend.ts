import { liveness } from '../incident/live.ts';
import { phaseOfThread } from '../incident/phase.ts';
import type { Said, Where } from '../incident/said.ts';
import { confidenceOfThread } from './confidence.ts';
import type { Engine } from './engine.ts';
import { toMatch } from './match.ts';
import type { Recommendation } from './model.ts';
import type { Names } from './names.ts';
import { withNamed } from './own-names.ts';
import type { Scored } from './ranking.ts';
import { tuning } from './tuning.ts';
import { weighThread } from './weigh-thread.ts';

const { mostMessages, mostMatches, liveFrom, sureFrom, naming } = tuning.recommended;
const noise =
  /^\s*(\S+ )?(has )?(joined|left) (the )?(channel|conversation|room|thread)|^\s*:[\w+-]+:\s*$|^(\+1|thanks|thank you|thx|ok|okay|ack)[.!]?\s*$/i;

export interface Guides {
  readonly engine: Engine;
  readonly names: Names;
  /** The guide for trouble of unknown cause; undefined: the library has none. */
  readonly general: string | undefined;
}

/** The sections for a thread, oldest message first: later ones weigh more, quotes and noise less. */
export function recommend(guides: Guides, thread: readonly Said[], where: Where): Recommendation {
  const { engine } = guides;
  const said = thread.slice(-mostMessages).filter((one) => one.text.trim() && !noise.test(one.text));
  const asked = weighThread(said, engine);
  const scored = withNamed(engine.guides(asked.weights), namedIn(guides, said));
  const confidence = confidenceOfThread(scored);
  const isTold = scored[0]?.isOwn === true || isHeading(guides, said);
  const ranked = confidence >= sureFrom || isTold ? scored : withFirst(scored, guides.general);
  const matches = ranked
    .slice(0, mostMatches)
    .map(({ section }, i) =>
      toMatch(engine, asked, { section, confidence: i === 0 ? confidence : (1 - confidence) / (i + 1) }),
    );
  const live = liveness(said, where, scored[0]?.score ?? 0);
  return {
    matches,
    phase: phaseOfThread(said),
    speak: matches.length > 0 && live.chance >= liveFrom,
    signs: live.reasons(),
    confidence,
  };
}

/** A team's own pages by their names, those of the newest messages above all. */
function namedIn({ names }: Guides, said: readonly Said[]): Parameters<typeof withNamed>[1] {
  return said.flatMap(({ text }, i) =>
    names.own
      .within(text)
      .map((named) => ({ named, share: Math.max(naming.floor, naming.decay ** (said.length - 1 - i)) })),
  );
}

/** A few words that are a heading are no stray words. */
function isHeading({ names }: Guides, said: readonly Said[]): boolean {
  const [only, more] = said;
  return only !== undefined && more === undefined && names.headedWith(only.text) !== undefined;
}

function withFirst(scored: readonly Scored[], guide: string | undefined): readonly Scored[] {
  const first = scored.find(({ section }) => section.guide === guide);
  return first ? [first, ...scored.filter((one) => one !== first)] : scored;
}
