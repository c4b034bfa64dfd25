import type { Card, Reply } from '../../card/card.ts';
import { bold, line, notice } from '../../card/line.ts';
import type { ConversationId, MemberId, PostId } from '../../ids.ts';
import type { Answer } from '../../store/answers.ts';
import type { Fact } from '../../store/facts.ts';
import type { AskedQuestion } from '../../store/posts.ts';
import { privately } from '../failures.ts';
import type { Of, World } from '../world.ts';

/** Everything kept about the member, as a file in a direct message; where that cannot be sent, attached here in private. */
export async function exportMine(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const card = exportCard(await exportText(world, incoming.member));
  const sent = await world.platform.whisper(incoming.member, card);
  return sent.kind === 'sent' ? privately(line`Sent.`) : { kind: 'card', to: 'asker', card };
}

function exportCard(text: string): Card {
  return notice('Your data', line`${bold('Everything Coach keeps about you')}`, {
    file: { name: 'coach-export.json', text },
  });
}

async function exportText(world: World, member: MemberId): Promise<string> {
  const facts: Fact[] = [];
  for await (const fact of world.store.facts(member)) facts.push(fact);
  const answers = facts.flatMap((fact) => (fact.kind === 'answer' ? [fact.answer] : []));
  const asked = await askedQuestions(world, answers);
  const others = facts.filter((fact) => fact.kind !== 'answer');
  return JSON.stringify(
    { member, answers: answers.map((answer) => withQuestion(answer, asked)), facts: others },
    null,
    2,
  );
}

/** As they were posted, whatever the library says today. */
async function askedQuestions(
  world: World,
  answers: readonly Answer[],
): Promise<ReadonlyMap<PostId, AskedQuestion>> {
  const wanted = new Map<PostId, ConversationId>();
  for (const answer of answers) wanted.set(answer.post, answer.place.conversation);
  const asked = new Map<PostId, AskedQuestion>();
  for (const [id, conversation] of wanted) {
    const post = await world.store.post(id, conversation);
    if (post) asked.set(id, post.question);
  }
  return asked;
}

function withQuestion(answer: Answer, asked: ReadonlyMap<PostId, AskedQuestion>): object {
  const question = asked.get(answer.post);
  const chosen = answer.kind === 'answer' ? question?.choices[answer.choice]?.text : undefined;
  return {
    ...answer,
    at: new Date(answer.at).toISOString(),
    question: question && { id: question.id, stem: question.stem || undefined },
    chosen,
  };
}
