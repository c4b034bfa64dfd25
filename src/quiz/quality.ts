import type { ConversationId, PostId } from '../ids.ts';
import type { Fact } from '../store/facts.ts';
import type { PostState } from '../store/posts.ts';
import { groupBy } from './group.ts';
import { type Asked, createJudge, type Judge, type Quality, type Scope } from './quality-judge.ts';
import { createPractice } from './quality-practice.ts';

type Facts = () => AsyncIterable<Fact>;

/**
 * What use says about the questions, over all members and without any: a scope each, in two readings of the facts.
 * Answers are counted on the way and not kept.
 */
export async function qualitiesOf(facts: Facts, scopes: readonly Scope[]): Promise<readonly Quality[]> {
  const judges = scopes.map(createJudge);
  const byConversation = groupBy(judges, ({ scope }) => scope.conversation);
  const over = (conversation: ConversationId): readonly Judge[] => [
    ...(byConversation.get(conversation) ?? []),
    ...(byConversation.get(undefined) ?? []),
  ];
  const posts = new Map<PostId, Asked>();
  const practice = createPractice();
  for await (const fact of facts()) {
    if (fact.kind === 'attempt') practice.attempt(fact.attempt);
    if (fact.kind !== 'post') continue;
    posts.set(fact.post.id, toAsked(fact.post));
    for (const judge of over(fact.post.place.conversation)) judge.post(fact.post);
  }
  for await (const fact of facts()) {
    if (fact.kind !== 'answer' || fact.answer.kind !== 'answer') continue;
    const asked = posts.get(fact.answer.post);
    if (!asked || asked.isVoid) continue;
    const member = practice.numberOf(fact.answer.member);
    const isPractised = practice.answer(fact.answer, asked.question);
    for (const judge of over(fact.answer.place.conversation))
      judge.answer(fact.answer, { asked, member, isPractised });
  }
  for (const pair of practice.pairs()) for (const judge of judgesOf(pair, over)) judge.pair(pair);
  return judges.map((judge) => judge.result());
}

/** Those of the conversations where it was answered, and those of everything. */
function judgesOf(
  pair: { readonly answers: readonly { readonly place: { readonly conversation: ConversationId } }[] },
  over: (conversation: ConversationId) => readonly Judge[],
): ReadonlySet<Judge> {
  const nowhere = '' as ConversationId; // names no conversation: finds the judges of everything
  return new Set([...pair.answers.map(({ place }) => place.conversation), nowhere].flatMap(over));
}

function toAsked({ question, state }: PostState): Asked {
  return { question: question.id, section: question.section, isVoid: state === 'void' };
}
