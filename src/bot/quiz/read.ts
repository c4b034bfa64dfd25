import { line } from '../../card/line.ts';
import type { PostState } from '../../store/posts.ts';
import { privately } from '../failures.ts';
import { pageCard } from '../find/page.ts';
import { audienceOf } from '../find/presses.ts';
import type { Of, World } from '../world.ts';
import { onPost } from './place.ts';

/**
 * "Read the section" of a post: the page, next to the verdict and its buttons, and the fact that it was read, which
 * mends a missed one.
 */
export const readPost = onPost(async (world, incoming, post) => {
  const section = world.library().section(post.question.section);
  if (!section) return privately(line`That section is no longer in the library.`);
  const isNoted = await noteRead(world, incoming, post);
  const card = pageCard(world, { section, page: 1 }, audienceOf(incoming));
  if (isNoted) return { kind: 'card', to: 'asker', card };
  const sorry = line`I could not record that you read it. Press the button again in a minute.`;
  return { kind: 'card', to: 'asker', card: { ...card, small: [sorry, ...card.small] } };
});

/** The page is shown even where the fact could not be stored; then it says so. */
async function noteRead(world: World, incoming: Of<'choice'>, post: PostState): Promise<boolean> {
  try {
    await world.store.answer({
      member: incoming.member,
      place: post.place,
      post: post.id,
      sequence: post.sequence,
      kind: 'read',
      choice: 0,
      isRight: false,
      isOnTime: incoming.at < post.closesAt,
      at: incoming.at,
    });
    return true;
  } catch (error) {
    world.log.error({ err: error }, 'a read section could not be stored');
    return false;
  }
}
