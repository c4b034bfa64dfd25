import { readAlert } from '../incident/alert.ts';
import { featuresOfSaid } from '../incident/features.ts';
import { region, withoutLabels } from '../incident/labels.ts';
import { scoreLive } from '../incident/live.ts';
import { phaseOf } from '../incident/phase.ts';
import type { Said } from '../incident/said.ts';
import { isSmallTalk } from '../incident/small-talk.ts';
import { clip } from '../incident/tokens.ts';
import { remember } from '../remember.ts';
import { type Affected, affectedIn } from './components.ts';
import type { Engine } from './engine.ts';
import type { Compared, Learned } from './learned.ts';
import { trustOf, vendorsInTrouble } from './setting.ts';
import { tuning } from './tuning.ts';
import { type Asked, weigh } from './weigh.ts';

const { recency, aside, repetition, vendorWorth, kindWorth } = tuning.said;
const { worth, usual } = tuning.affected;
const { mostMessages, choreBelow } = tuning.recommended;
/** Of a long thread the newest messages are read, up to so many characters and words. */
const most = { characters: 16_000, words: 2600 };
/** What stands for a vendor in trouble, in words that any library has for it. */
const ofVendor = 'our cloud provider has an outage, the provider is down';

/** The last messages, without those that say nothing, and without chores where anything else was said. */
export function withoutNoise(thread: readonly Said[]): readonly Said[] {
  const said = thread.slice(-mostMessages).filter((one) => !isSmallTalk(one));
  const telling = said.filter((one) => !isChore(one));
  return telling.length > 0 ? telling : said;
}

/** A build, a pull request, a calendar: what a bot posts that is no alert and tells of no trouble. */
function isChore(one: Said): boolean {
  return one.from === 'bot' && readAlert(one.text).state === 'unclear' && scoreLive(one).odds < choreBelow;
}

/** The terms of a thread: what was said lately and what was said often weigh most. */
export function weighThread(said: readonly Said[], engine: Engine): Asked {
  const read = said.map(readerOf(engine));
  const texts = read.map(({ text }) => text);
  const trust = trustOf(texts.join('\n'));
  const weights = new Map<string, number>();
  const affected = new Map<string, number>();
  const words = new Map<string, string>();
  const add = (term: string, word: string | undefined, weight: number): void => {
    const before = weights.get(term);
    const added = weight * (before === undefined ? 1 : repetition.worth);
    weights.set(term, Math.min(repetition.most, (before ?? 0) + added));
    if (word !== undefined && !words.has(term)) words.set(term, word);
  };
  const shares = sharesOf(said);
  for (const [i, { asked, vendor, classes }] of read.entries()) {
    const share = shares[i] ?? 0;
    for (const [term, weight] of asked.weights)
      add(
        term,
        asked.words.get(term),
        weight * share * trust(term) * (asked.kinds.has(term) ? kindWorth : 1),
      );
    const each = share / said.length ** 2 / Math.max(1, Math.sqrt(classes.length / usual));
    for (const { term, word, kind } of classes) {
      if (!engine.has(term)) continue;
      affected.set(term, (affected.get(term) ?? 0) + worth[kind] * each);
      if (!words.has(term)) words.set(term, word);
    }
    if (vendor) for (const { term } of engine.toTerms(ofVendor)) add(term, vendor, vendorWorth * share);
  }
  const none = {
    unknown: read.flatMap(({ asked }) => asked.unknown),
    kinds: new Set<string>(),
    isCode: false,
    isStrange: false,
  };
  return { weights, words, affected, text: texts.join('\n'), ...none };
}

/** What was learned, of each message as much as it counts: the more messages, the less, since it tells most of a lone one. */
export function learnedOf(said: readonly Said[], engine: Engine): Pick<Learned, 'guides' | 'sections'> {
  const shares = sharesOf(said);
  const all = shares.reduce((sum, share) => sum + share, 0) ** 2;
  const learned = said.map((one) => readerOf(engine)(one).learned);
  const mean = (of: (one: Learned) => Compared): Compared => {
    const at = learned[0] ? of(learned[0]).at : [];
    const sums = new Float64Array(at.length);
    for (const [i, one] of learned.entries()) {
      const { less } = of(one);
      const share = (shares[i] ?? 0) / all;
      for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + share * (less[k] ?? 0);
    }
    return { at, less: sums };
  };
  return { guides: mean(({ guides }) => guides), sections: mean(({ sections }) => sections) };
}

/** How much each message counts: by how new it is, and by whether it tells of the trouble. */
function sharesOf(said: readonly Said[]): readonly number[] {
  const telling = tellingOf(said);
  return said.map(
    (_, i) => Math.max(recency.floor, recency.decay ** (said.length - 1 - i)) * (telling[i] ?? 1),
  );
}

interface Read {
  readonly text: string;
  readonly asked: Asked;
  /** The first that is in trouble itself. */
  readonly vendor: string | undefined;
  readonly classes: readonly Affected[];
  readonly learned: Learned;
}

/** A thread is asked about again with each message: the others were read before. */
export const readerOf = remember((engine: Engine) =>
  remember((one: Said): Read => {
    const whole = clip(one.text);
    const text = withoutLabels({ ...one, text: whole }).replace(/^>.*$/gm, ' ');
    const [vendor] = vendorsInTrouble(whole.replace(region, 'region'));
    return {
      text,
      asked: weigh(text, engine, { mends: false }),
      vendor,
      classes: affectedIn(text),
      learned: engine.learned(text, text === whole ? featuresOfSaid(one) : undefined),
    };
  }),
);

/** Of a long thread what is read. */
export function newest(thread: readonly Said[]): readonly Said[] {
  const left = { ...most };
  const from = thread.findLastIndex((one) => {
    const text = clip(one.text);
    left.characters -= text.length;
    left.words -= text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    return left.characters < 0 || left.words < 0;
  });
  return thread.slice(Math.min(from + 1, thread.length - 1));
}

/** What closes, informs or is said beside tells little of what is wrong, where somebody else tells more. */
function tellingOf(said: readonly Said[]): readonly number[] {
  const phases = said.map(phaseOf);
  const isTelling = phases.map((phase) => phase === 'detect' || phase === 'triage' || phase === 'mitigate');
  return isTelling.includes(true) ? isTelling.map((tells) => (tells ? 1 : aside)) : isTelling.map(() => 1);
}
