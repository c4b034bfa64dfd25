import { confidenceOfQuery } from './confidence.ts';
import type { Engine } from './engine.ts';
import { toMatch } from './match.ts';
import type { Found } from './model.ts';
import type { Names } from './names.ts';
import { withNamed } from './own-names.ts';
import { toTerms } from './terms.ts';
import { weigh } from './weigh.ts';

const mostCharacters = 4000;
/** From here on an answer is given as one; below it is only the nearest. */
const fitsFrom = 0.3;
/** Of these the lead over the next guide is read, even where fewer are wanted. */
const fewest = 12;
/** How sure a second match is, beside the first. */
const nextShare = 0.6;

export interface Sources {
  readonly engine: Engine;
  readonly names: Names;
}

/** The sections for some words. Exact title and slug win. */
export function find({ engine, names }: Sources, words: string, top: number): Found {
  const text = words.slice(0, mostCharacters);
  const asked = weigh(text, engine);
  const exact = names.named(text);
  const isTrouble = !exact && !question.test(text) && trouble.test(text.replace(/error budgets?/gi, ''));
  const scored = withNamed(
    engine.sections(asked.weights, { top: Math.max(top, fewest), isTrouble }),
    names.own.within(text).map((named) => ({ named, share: 1 })),
  );
  const [best] = scored;
  const likely = confidenceOfQuery(engine, asked, scored);
  const isFit = likely >= fitsFrom && !asked.isStrange;
  const named = exact ?? (isFit ? undefined : names.headedWith(text));
  const confidence = named ? 1 : likely;
  const sections = scored.map(({ section }) => section);
  const ranked = named ? [named, ...sections.filter((section) => section !== named)] : sections;
  return {
    matches: ranked
      .slice(0, top)
      .map((section, i) => toMatch(engine, asked, section, i === 0 ? confidence : confidence * nextShare)),
    fits: Boolean(named) || isFit,
    isSymptom: isTrouble || (!named && !question.test(text) && (best?.section.steps.length ?? 0) > 0),
    isEmpty: !named && toTerms(text).length === 0,
    isCut: words.length > mostCharacters,
  };
}

/** Trouble gets steps, a topic gets the gist; a question about how something works is a topic. */
const question =
  /^\s*(what (is|are|does|would)|what'?s|how (would|do|does|to|can|should|many|much|long)|why (is|are|do|does)|when to|who should|should (we|i)|explain|define|describe|difference|choose|best practices?)\b/i;
const trouble =
  /\b(fail\w*|error\w*|crash\w*|down|stuck|slow|full|timeout\w*|timed out|refused|denied|unavailable|broken|restart\w*|oom\w*|killed|leak\w*|spike\w*|expired|lost|missing|cannot|can't|won't|not (working|responding|starting)|5\d\d|429|backoff|pending|evicted|throttl\w+|hang\w*|deadlock\w*|high (cpu|memory|latency)|exhausted|corrupt\w*|incident|outage|panic|segfault|exception|fatal|too many|no space|exit code|unreachable|stale|dropped|doubled|abort(ed)?|compromised|gone wrong)\b/i;
