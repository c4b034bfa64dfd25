import { slugOf } from '../ids.ts';
import type { Library } from '../library/model.ts';
import { groupBy } from './group.ts';
import { cameBack, type Learning, type Try, triesByQuestion } from './tries.ts';
import { tuning } from './tuning.ts';

export interface Topic {
  readonly guide: string;
  readonly right: number;
  readonly of: number;
}

export interface Progress {
  /** The weakest first. */
  readonly shaky: readonly Topic[];
  /** The most practised first. */
  readonly solid: readonly Topic[];
  readonly cameBack: { readonly right: number; readonly of: number };
}

const { enoughTries, lastTries, shakyBelow, solidFrom } = tuning.progress;

/** What a member knows, by guide. */
export function progressOf(facts: Learning): Progress {
  const tries = triesByQuestion(facts);
  const topics = byGuide([...tries.values()].flat()).filter((topic) => topic.of >= enoughTries);
  return {
    shaky: topics
      .filter((topic) => share(topic) < shakyBelow)
      .sort((a, b) => share(a) - share(b) || order(a, b)),
    solid: topics.filter((topic) => share(topic) >= solidFrom).sort((a, b) => b.of - a.of || order(a, b)),
    cameBack: cameBack(tries),
  };
}

/** "SLO design (2 of 6 right), Capacity planning (1 of 4)": "right" is said once where it has to be said. */
export function sayTopics(library: Library, topics: readonly Topic[], isRightSaid: boolean): string {
  return topics
    .map(({ guide, right, of }, i) => {
      const name = library.guide(guide)?.short ?? guide;
      return `${name} (${right} of ${of}${isRightSaid && i === 0 ? ' right' : ''})`;
    })
    .join(', ');
}

function byGuide(tries: readonly Try[]): readonly Topic[] {
  const newestFirst = tries.toSorted((a, b) => b.at - a.at);
  const groups = groupBy(newestFirst, (one) => slugOf(one.question));
  return [...groups].map(([guide, own]) => {
    const last = own.slice(0, lastTries);
    return { guide, right: last.filter((one) => one.isRight).length, of: last.length };
  });
}

function share(topic: Topic): number {
  return topic.right / topic.of;
}

function order(a: Topic, b: Topic): number {
  return a.guide < b.guide ? -1 : 1;
}
