import type { Section } from '../library/model.ts';
import { certaintyOfQuery } from './confidence.ts';
import { withDeclared } from './declared.ts';
import { isDistinctive } from './distinctive.ts';
import type { Engine } from './engine.ts';
import { readTrouble } from './few-words.ts';
import { type Heard, hear, type Sources } from './hear.ts';
import { toMatch } from './match.ts';
import type { Found } from './model.ts';
import { withNamed } from './own-names.ts';
import type { Scored } from './ranking.ts';
import { isAside } from './section-kind.ts';
import { fold } from './terms.ts';
import { isTold } from './told.ts';
import { isBareCall, isQuestion, namesChange } from './trouble.ts';
import { tuning } from './tuning.ts';
import type { Asked } from './weigh.ts';
import type { Wishes } from './wishes.ts';

const {
  fitsFrom,
  troubleFrom,
  fieldFrom,
  toldFrom,
  sureFrom,
  sureOfCode,
  meantFrom,
  foreignFrom,
  fewest,
  nextShare,
  mostOfOne,
} = tuning.found;

/** The sections for some words. Exact title and slug win; trouble that names no cause gets the general section. */
export function find(sources: Sources, words: string, top: number): Found {
  const { engine, names } = sources;
  const heard = hear(sources, words);
  const { wishes, paste, telling, isAlien, asked, isSymptom } = heard;
  const most = heard.promised.length > 0 ? Number.POSITIVE_INFINITY : Math.max(top, fewest);
  const read = isSymptom
    ? readTrouble(engine, asked, telling)
    : { weights: asked.weights, kinds: asked.kinds, isTrouble: false };
  const isSaid = asked.weights.size > 0 || (asked.unknown.length > 0 && heard.learned.field >= fieldFrom);
  const placed = engine.sections(read.weights, {
    ...read,
    asked: heard.meanings,
    learned: isSaid && !asked.isCode && heard.learned.guides.at.length > 0 ? heard.learned : undefined,
    top: most,
  });
  const own = names.own.within(wishes.text).map((named) => ({ named, share: 1 }));
  const scored = withDeclared(
    withNamed(wanted(engine, wishes, placed), own),
    heard.promised,
    speaksOf(engine, asked),
  );
  const { first, fits, isGeneral, isExact, confidence } = decide(sources, heard, scored);
  return {
    matches: ranked(first, scored)
      .slice(0, top)
      .map((section, i) =>
        toMatch(engine, asked, {
          section,
          confidence: i === 0 ? confidence : confidence * nextShare,
          isGeneral: isGeneral && i === 0,
        }),
      ),
    fits,
    isSymptom:
      isSymptom ||
      isGeneral ||
      (!isExact && !heard.isProduct && !isQuestion(telling) && scored[0]?.section.hasSteps === true),
    isForeign: isAlien,
    isEmpty: !first && scored.length === 0 && engine.toTerms(wishes.text).length === 0,
    isCut: paste.isCut,
  };
}

/** Of a section the share of the distinctive words that it speaks of; what tells of things in passing speaks of none. */
function speaksOf(engine: Engine, { weights }: Asked): (section: Section) => number {
  const terms = [...weights.keys()].filter(isDistinctive);
  const held = (section: Section): number => terms.filter((term) => engine.mentions(term, section)).length;
  return (section) => (isAside(section) ? 0 : held(section) / Math.max(1, terms.length));
}

interface Decided {
  /** What stands first, whatever the words are likest to. */
  readonly first: Section | undefined;
  readonly fits: boolean;
  readonly isGeneral: boolean;
  readonly isExact: boolean;
  readonly confidence: number;
}

/** Whether anything fits, and what stands first. */
function decide({ engine, names }: Sources, heard: Heard, scored: readonly Scored[]): Decided {
  const { words, telling, isAlien, isProduct, asked } = heard;
  const { fit, likely } = certaintyOfQuery(engine, asked, { scored, text: telling, learned: heard.learned });
  const sure =
    (heard.promised.length > 0 ? 1 : fit) * likely * (isAlien ? shareRead(asked, heard.paste.telling) : 1);
  const { meant, sure: sureOfMeant } = heard.learned;
  const isMeant = !asked.isCode && meant !== engine.general?.guide && sureOfMeant >= meantFrom;
  const told = isTold(heard) && (isAlien || asked.isCode || heard.learned.field >= troubleFrom);
  const isKnown = told && !isAlien && likely * shareKnown(asked) >= toldFrom;
  const isUnsure =
    told &&
    engine.general !== undefined &&
    !scored[0]?.isOwn &&
    !isMeant &&
    likely * shareKnown(asked) ** 2 < (asked.isCode ? sureOfCode : sureFrom);
  const isFit =
    heard.promised.length > 0 ||
    isKnown ||
    (fit >= fitsFrom && !isUnsure && (!asked.isStrange || isMeant) && (!isAlien || sure >= foreignFrom));
  const named = heard.exact ?? (isFit ? undefined : names.headedWith(words));
  const isUnnamed = told && !named && !isProduct && engine.general !== undefined;
  const isFirst = scored[0]?.section.guide === engine.general?.guide;
  const start = isUnnamed && (isFirst || !isMeant) && isBare(heard, engine) ? engine.firstSteps : undefined;
  const isFallBack = isUnnamed && !isFit;
  const isGeneral = start !== undefined || isFallBack || (isUnnamed && isFirst && isCauseUnknown(heard));
  const head = isProduct && isFit ? headOf(engine, telling, scored) : undefined;
  return {
    first: named ?? start ?? (isFallBack ? engine.general : head),
    fits: Boolean(named ?? start) || isFit || isFallBack,
    isGeneral,
    isExact: named !== undefined,
    confidence: named ? 1 : sure,
  };
}

/** Nothing is said but that there is trouble, unless another guide declares it. */
function isBare({ telling, isAlien, promised }: Heard, { firstSteps }: Engine): boolean {
  const isOthers = promised.length > 0 && promised.every(({ guide }) => guide !== firstSteps?.guide);
  return !isAlien && !isOthers && isBareCall(telling);
}

/** Trouble, or one word that calls for help, and no change that may be behind it. */
function isCauseUnknown({ telling, asked, isSymptom }: Heard): boolean {
  return (isSymptom || asked.weights.size === 1) && !namesChange(telling);
}

/** The share of the words that were read. */
function shareRead({ weights, words }: Asked, text: string): number {
  const read = new Set([...words].flatMap(([term, word]) => (weights.has(term) ? [word] : [])));
  return read.size / Math.max(1, text.match(/\p{L}+/gu)?.length ?? 0);
}

/** The share of the words that some text of the library holds. */
function shareKnown({ words, unknown }: Asked): number {
  const known = new Set(words.values()).size;
  return known / Math.max(1, known + unknown.length);
}

/** Of a product the section that is about it, else how its guide begins. */
function headOf(engine: Engine, product: string, scored: readonly Scored[]): Section | undefined {
  const [best] = scored;
  if (!best || best.isOwn) return undefined;
  const name = fold(product).trim();
  const about = scored.find(
    ({ section }) => section.guide === best.section.guide && fold(section.title).split(/\W+/).includes(name),
  );
  return about?.section ?? engine.headOf(best.section);
}

function ranked(first: Section | undefined, scored: readonly Scored[]): readonly Section[] {
  const sections = scored.map(({ section }) => section);
  return inTurn(first ? [first, ...sections.filter((section) => section !== first)] : sections);
}

/** Further sections of a guide stand behind the first few of others: what else may be meant is shown too. */
function inTurn(sections: readonly Section[]): readonly Section[] {
  const shown = new Map<string, number>();
  const [before, behind]: [Section[], Section[]] = [[], []];
  for (const section of sections) {
    const times = (shown.get(section.guide) ?? 0) + 1;
    shown.set(section.guide, times);
    (times > mostOfOne ? behind : before).push(section);
  }
  return [...before, ...behind];
}

/** Without what was not wanted; with what has to stand together, where it does anywhere. */
function wanted(engine: Engine, { without, phrases }: Wishes, scored: readonly Scored[]): readonly Scored[] {
  const unwanted = without.flatMap((word) => engine.toTerms(word).map(({ term }) => term));
  const left = scored.filter(
    ({ section }) =>
      !unwanted.some((term) => engine.mentions(term, section) || engine.isTitled(term, section)),
  );
  const exact = left.filter(({ section }) => phrases.every((phrase) => engine.holds(phrase, section)));
  return exact.length > 0 ? exact : left;
}
