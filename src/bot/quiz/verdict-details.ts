import { command, line } from '../../card/line.ts';
import { comesBackAt } from '../../quiz/review.ts';
import type { Answer } from '../../store/answers.ts';
import type { PostState } from '../../store/posts.ts';
import type { World } from '../world.ts';
import { type Facts, readFacts } from './facts.ts';
import type { VerdictDetails } from './verdict-card.ts';

interface Read {
  /** The post with the counts as they are now. */
  readonly counted: PostState;
  readonly details: Omit<VerdictDetails, 'isAgain'>;
}

/** What a verdict says beyond right or wrong. The answer is stored by now: a number that cannot be read is left out. */
export async function readVerdictDetails(world: World, post: PostState, answer: Answer): Promise<Read> {
  try {
    return await read(world, post, answer);
  } catch (error) {
    world.log.warn({ err: error }, 'the details of a verdict could not be read');
    const details = { inARow: undefined, comesBackAt: undefined, board: undefined };
    return { counted: post, details };
  }
}

async function read(world: World, post: PostState, answer: Answer): Promise<Read> {
  const { conversation } = post.place;
  const [facts, counted, schedule] = await Promise.all([
    readFacts(world, answer.member, post.place),
    world.store.post(post.id, conversation),
    world.store.schedule(conversation),
  ]);
  const isInvited = schedule?.names === 'everyone' && !facts.profile.shown.includes(post.place.team);
  return {
    counted: counted ?? post,
    details: {
      inARow: facts.streak.current,
      comesBackAt: comingBack(facts, post),
      board: isInvited
        ? line`The board here can name everyone who wants to be named: ${command('streak')}, then Board, shows you.`
        : undefined,
    },
  };
}

/** Only of what is still ahead. */
function comingBack(facts: Facts, post: PostState): number | undefined {
  const at = comesBackAt(facts.learning, post.question.id);
  return at !== undefined && at > facts.now ? at : undefined;
}
