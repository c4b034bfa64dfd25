import type { Answer } from '../../store/answers.ts';
import type { Fact } from '../../store/facts.ts';

/** Facts in handfuls, so that a store can write many at once. */
export async function* inBatches(facts: AsyncIterable<Fact>, size: number): AsyncGenerator<readonly Fact[]> {
  let batch: Fact[] = [];
  for await (const fact of facts) {
    batch.push(fact);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The answers among facts, by member and conversation: they are stored together. */
export function answersTogether(facts: readonly Fact[]): readonly (readonly [Answer, ...Answer[]])[] {
  const groups = new Map<string, [Answer, ...Answer[]]>();
  for (const fact of facts) {
    if (fact.kind !== 'answer') continue;
    const key = JSON.stringify([fact.answer.place.conversation, fact.answer.member]);
    const group = groups.get(key);
    if (group) group.push(fact.answer);
    else groups.set(key, [fact.answer]);
  }
  return [...groups.values()];
}
