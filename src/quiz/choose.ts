import type { Epoch } from '../ids.ts';
import type { Library, Question } from '../library/model.ts';
import type { Used } from '../notes/used.ts';
import type { PostState } from '../store/posts.ts';
import type { Schedule } from '../store/schedules.ts';
import { bagOf, drawFrom } from './bag.ts';
import { incidentQuestion } from './from-incident.ts';
import { tuning } from './tuning.ts';
import { isWithdrawn } from './withdrawn.ts';

export interface ChooseOptions {
  readonly library: Library;
  readonly schedule: Schedule;
  /** All posts of the conversation, oldest first. */
  readonly posts: readonly PostState[];
  /** Slugs of the guides that the conversation is weak in. */
  readonly shaky: readonly string[];
  readonly used: Used;
  readonly now: Epoch;
}

export interface Chosen {
  readonly question: Question;
  readonly fromIncident: boolean;
  /** How many can be posted, this one included, before one repeats. */
  readonly left: number;
}

const { easyPosts, shakyWeight } = tuning.chosen;

/** A function of conversation, posts and library. undefined: no question is allowed here. */
export function chooseQuestion(options: ChooseOptions): Chosen | undefined {
  const bag = bagOf(
    allowedQuestions(options),
    options.posts.map((post) => post.question.id),
  );
  const left = bag.left.length;
  const recalled = incidentQuestion(options, bag.left);
  if (recalled) return { question: recalled, fromIncident: true, left };

  const weight = ({ guide }: Question): number => (options.shaky.includes(guide) ? shakyWeight : 1);
  const hand = { conversation: options.schedule.place.conversation, bag, weight };
  const rested = bag.left.filter((question) => !bag.recent.has(question.id));
  const candidates = rested.length > 0 ? rested : bag.left;
  const easy =
    options.posts.length < easyPosts ? candidates.filter(({ difficulty }) => difficulty === 1) : [];
  const question = drawFrom(hand, easy.length > 0 ? easy : candidates);
  return question && { question, fromIncident: false, left };
}

/** What a schedule may ask: its packs and difficulty, a team's own questions always, none that was withdrawn here. */
export function allowedQuestions(
  options: Pick<ChooseOptions, 'library' | 'schedule' | 'posts'>,
): readonly Question[] {
  const { library, schedule } = options;
  return library.questions.filter((question) => {
    if (question.isSuggested) return !isWithdrawn(question, options.posts);
    const pack = library.guide(question.guide)?.pack;
    const isOfPack = pack !== undefined && (pack === 'own' || schedule.packs.includes(pack));
    const isOfDifficulty = schedule.difficulty === undefined || question.difficulty === schedule.difficulty;
    return isOfPack && isOfDifficulty && !isWithdrawn(question, options.posts);
  });
}
