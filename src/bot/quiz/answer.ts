import type { Reply } from '../../card/card.ts';
import { line, moment, notice } from '../../card/line.ts';
import type { PostId } from '../../ids.ts';
import { noteAnswering } from '../../notes/member.ts';
import { gradePress } from '../../quiz/grade.ts';
import type { Answer } from '../../store/answers.ts';
import type { PostState } from '../../store/posts.ts';
import { outOfDate, privately } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { postOf } from './place.ts';
import { withdrawn } from './question-card.ts';
import { notSaved, saving } from './saving.ts';
import { type Answered, readButton, verdictCard } from './verdict-card.ts';
import { readVerdictDetails } from './verdict-details.ts';

/** A letter was pressed. Acknowledged by its verdict, and that only once the store has the answer. */
export async function answerPost(
  world: World,
  incoming: Of<'choice'>,
  [id, choice]: readonly [PostId, number],
): Promise<Reply> {
  const saved = await saving(world, () => save(world, incoming, { id, choice }));
  if (saved === undefined) return notSaved();
  if (saved === 'no post') return outOfDate();
  const { post, answer } = saved;
  if (!answer) return privately(line`${withdrawn}`);
  await settle(world, incoming, saved.post);
  return answer.isOnTime
    ? judge(world, { post, answer }, !isThis(answer, incoming, choice))
    : closed(world, post);
}

interface Saved {
  readonly post: PostState;
  /** The one that stands. undefined: the question was withdrawn. */
  readonly answer: Answer | undefined;
}

/** On time is decided by the platform's clock, whenever the press arrives. */
async function save(
  world: World,
  incoming: Of<'choice'>,
  { id, choice }: { readonly id: PostId; readonly choice: number },
): Promise<Saved | 'no post'> {
  const post = await postOf(world, incoming, id);
  if (!post || post.state === 'skipped') return 'no post';
  if (post.state === 'void') return { post, answer: undefined };
  const { member, at } = incoming;
  const answer = await world.store.answer(gradePress(post, { member, choice, at }));
  return { post, answer };
}

/** What follows from an answer and may fail without losing it. */
async function settle(world: World, incoming: Of<'choice'>, post: PostState): Promise<void> {
  try {
    world.runner.countChanged(post);
    await noteAnswering(world.store, incoming.member, { place: post.place, at: incoming.at });
  } catch (error) {
    world.log.warn({ err: error }, 'what follows an answer could not be stored');
  }
}

/** C6 */
async function judge(world: World, { post, answer }: Answered, isAgain: boolean): Promise<Reply> {
  const { counted, details } = await readVerdictDetails(world, post, answer);
  const card = verdictCard(world, { post: counted, answer }, { ...details, isAgain });
  return { kind: 'card', to: 'asker', card };
}

/** C15: too late to count, in time to mend. */
function closed(world: World, post: PostState): Reply {
  const isThere = world.library().section(post.question.section) !== undefined;
  const card = notice(
    'Closed',
    line`This question closed ${moment(post.closesAt)}. Reading its section keeps your streak.`,
    { buttons: readButton(post, isThere) },
  );
  return { kind: 'card', to: 'asker', card };
}

function isThis(answer: Answer, incoming: Of<'choice'>, choice: number): boolean {
  return answer.at === incoming.at && answer.choice === choice;
}
