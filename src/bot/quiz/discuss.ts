import { cut, line, notice } from '../../card/line.ts';
import { privately } from '../failures.ts';
import { onPost } from './place.ts';
import { opening } from './question-card.ts';

/** What a list of threads shows of a title, on any platform. */
const titleLength = 80;

/** The link to the thread under the question; to the question itself where its conversation wants no threads. */
export const discussPost = onPost(async (world, _incoming, post) => {
  if (!post.message) return privately(line`I cannot find the message of this question.`);
  const schedule = await world.store.schedule(post.place.conversation);
  const isThread = schedule?.discussion ?? true;
  const url = isThread
    ? await world.platform.discuss(post.place, post.message, cut(opening(post.question.stem), titleLength))
    : await world.platform.link(post.place, post.message);
  if (!url) return privately(line`Write in the thread under the question.`);
  const where = isThread
    ? line`The discussion of this question is in its thread.`
    : line`This conversation has no thread for each question: write in reply to it.`;
  const card = notice('Discuss', where, {
    doors: [{ label: isThread ? 'Open the thread' : 'Open the question', url }],
  });
  return { kind: 'card', to: 'asker', card };
});
