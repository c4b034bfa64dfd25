import type { Line } from '../../card/card.ts';
import { cut, line, notice } from '../../card/line.ts';
import type { Place } from '../../ids.ts';
import type { Post } from '../../store/posts.ts';
import { privately } from '../failures.ts';
import type { World } from '../world.ts';
import { onPost } from './place.ts';
import { opening } from './question-card.ts';

/** What a list of threads shows of a title, on any platform. */
const titleLength = 80;

/** A thread is named by its question. */
export const threadName = ({ question }: Pick<Post, 'question'>): string =>
  cut(opening(question.stem), titleLength);

/** The link to the thread under the question; to the question itself where its conversation wants no threads. */
export const discussPost = onPost(async (world, _incoming, post) => {
  if (!post.message) return privately(line`I cannot find the message of this question.`);
  const schedule = await world.store.schedule(post.place.conversation);
  const isThread = schedule?.discussion !== 'no';
  const url = isThread
    ? await world.platform.discuss(post.place, post.message, threadName(post))
    : await world.platform.link(post.place, post.message);
  if (!url) return privately(await whyNot(world, post.place));
  const where = isThread
    ? line`The discussion of this question is in its thread.`
    : line`There are no threads here. Reply to the question instead.`;
  const card = notice('Discuss', where, {
    doors: [{ label: isThread ? 'Open the thread' : 'Open the question', url }],
  });
  return { kind: 'card', to: 'asker', card };
});

async function whyNot({ platform }: World, place: Place): Promise<Line> {
  const may = await platform.mayDiscuss(place);
  return may?.kind === 'cannot'
    ? line`I cannot open its thread: ${may.problem}. An admin can change that: ${may.remedy}. Until then, reply to the question.`
    : line`The thread did not open. Press Discuss again in a minute, or reply to the question.`;
}
