import type { Reply } from '../../card/card.ts';
import { line, notice, seenBy } from '../../card/line.ts';
import { hasWords, type PostState } from '../../store/posts.ts';
import { privately } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { drillPlace, onPost } from './place.ts';
import { closedCard, withdrawn } from './question-card.ts';
import { readButton, verdictCard } from './verdict-card.ts';
import { readVerdictDetails } from './verdict-details.ts';
import { ownLine } from './wording.ts';

const readPosts = 10;

/** "My answer" on a closed question. */
export const recallMine = onPost(recall);

/** "Last answer" on an open question: the one before it. */
export const recallLast = onPost(async (world, incoming, post) => {
  const posts = await world.store.posts(post.place.conversation, readPosts);
  const last = posts.findLast((earlier) => earlier.sequence < post.sequence);
  return last ? recall(world, incoming, last) : privately(line`This is the first question here.`);
});

/** "My last answer" on the streak card. */
export async function recallLatest(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const place = await drillPlace(world, incoming);
  const answers = await world.store.answers(incoming.member, place.conversation);
  const latest = answers.findLast((answer) => answer.kind === 'answer');
  const post = latest && (await world.store.post(latest.post, place.conversation));
  return post ? recall(world, incoming, post) : privately(line`No answers yet.`);
}

/** The verdict again; of a question they did not answer, the reveal, and no votes while it is open. */
async function recall(world: World, incoming: Of<'choice'>, post: PostState): Promise<Reply> {
  if (post.state === 'void') return privately(line`${withdrawn}`);
  if (!hasWords(post)) return privately(line`That question is so old that its text is no longer kept.`);
  const answers = await world.store.answers(incoming.member, post.place.conversation);
  const answer = answers.find((one) => one.post === post.id && one.kind === 'answer');
  if (answer) {
    const { counted, details } = await readVerdictDetails(world, post, answer);
    return {
      kind: 'card',
      to: 'asker',
      card: verdictCard(world, { post: counted, answer }, { ...details, isAgain: true }),
    };
  }
  if (post.state !== 'closed') return privately(line`You have not answered this one yet.`);
  return { kind: 'card', to: 'asker', card: unansweredCard(world, post) };
}

function unansweredCard(world: World, post: PostState): ReturnType<typeof notice> {
  const guide = world.library().guide(post.question.guide)?.short;
  const isThere = world.library().section(post.question.section) !== undefined;
  return notice('Last question', line`You did not answer this one. Reading its section keeps your streak.`, {
    body: closedCard(post, { guide }).body,
    buttons: readButton(post, isThere),
    small: [seenBy(true, ...ownLine(post.question))],
  });
}
