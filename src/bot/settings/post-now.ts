import type { Reply } from '../../card/card.ts';
import { line, notice } from '../../card/line.ts';
import type { PostState } from '../../store/posts.ts';
import { privately } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { refuse } from './admin.ts';

/** Fills today's slot, or answers with the link of what filled it: a date has one question. */
export async function postNow(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  const posted = await world.runner.postNow(incoming.place.conversation, incoming.member);
  switch (posted.kind) {
    case 'posted':
      return linked(
        world,
        posted.post,
        posted.isNew ? 'Posted.' : 'The question of today is posted already.',
      );
    case 'later':
      return privately(line`Not yet: ${posted.why}. It follows by itself.`);
    case 'not posted':
      return privately(line`Not posted: ${posted.why}.`);
  }
}

async function linked(world: World, post: PostState, words: string): Promise<Reply> {
  const url = post.message && (await world.platform.link(post.place, post.message));
  const card = notice('Post now', line`${words}`, { doors: url ? [{ label: 'Open it', url }] : [] });
  return { kind: 'card', to: 'asker', card };
}
