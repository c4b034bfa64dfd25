import type { MemberId } from '../../ids.ts';
import type { Answer } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import {
  counts,
  findKey,
  insertAnswer,
  keyOf,
  ordinalOf,
  type PackedAnswer,
  packHead,
  toAnswer,
  toAnswers,
  unpackAnswer,
  unpackAnswers,
} from '../shared/answers.ts';
import { triedOf } from '../shared/tries.ts';
import { addAnswerer } from './answerers.ts';
import type { Names } from './names.ts';
import type { Plans } from './plans.ts';
import type { Posts } from './posts.ts';
import { asBytes, asNumber, type Sql } from './sql.ts';
import type { SqliteTallies } from './tallies.ts';
import type { Together } from './together.ts';

interface Dependencies {
  readonly sql: Sql;
  readonly together: Together;
  readonly names: Names;
  readonly plans: Plans;
  readonly posts: Posts;
  readonly tallies: SqliteTallies;
}

export function createAnswers({
  sql,
  together,
  names,
  plans,
  posts,
  tallies,
}: Dependencies): Pick<Store, 'answer' | 'answers'> {
  return {
    async answer(answer) {
      return together.write(() => {
        const conversation = names.ensureConversation(answer.place.conversation);
        const post = posts.byId(conversation, answer.post);
        if (post?.sequence !== answer.sequence) throw new Error('an answer to a post that is not known');
        const member = names.ensureMember(answer.member);
        const earlier = addAnswers(sql, { conversation, member }, [answer]);
        if (!earlier) countAnswer(sql, conversation, answer);
        const tried = triedOf({ question: post.question.id, section: post.question.section }, answer);
        if (!earlier && tried && post.state !== 'void') tallies.tried(member, tried);
        return toAnswer({ ...answer, ...earlier }, answer.member, post);
      });
    },
    async answers(member, name) {
      const conversation = names.conversation(name);
      const number = names.member(member);
      if (conversation === undefined || number === undefined) return [];
      const packed = readPacked(sql, conversation, number);
      return packed ? answersIn(plans, { conversation, member, packed }) : [];
    },
  };
}

interface MemberValue {
  readonly conversation: number;
  readonly member: MemberId;
  readonly packed: Buffer;
}

/** Adds those whose place is free; the one that stands where the first of them is not. Counts nothing per post. */
export function addAnswers(
  sql: Sql,
  { conversation, member }: { readonly conversation: number; readonly member: number },
  answers: readonly PackedAnswer[],
): PackedAnswer | undefined {
  const before = readPacked(sql, conversation, member) ?? packHead(nextOrdinal(sql, conversation));
  let packed = before;
  for (const answer of answers) {
    const longer = insertAnswer(packed, answer);
    if (longer && counts(answer))
      addAnswerer(sql, { conversation, sequence: answer.sequence, ordinal: ordinalOf(longer) });
    packed = longer ?? packed;
  }
  const [first] = answers;
  if (packed === before) return first && unpackAnswer(before, findKey(before, keyOf(first)).offset);
  sql.run(
    'INSERT OR REPLACE INTO answers (conversation, member, packed) VALUES (?, ?, ?)',
    conversation,
    member,
    packed,
  );
  return undefined;
}

export function readPacked(sql: Sql, conversation: number, member: number): Buffer | undefined {
  const row = sql.get(
    'SELECT packed FROM answers WHERE conversation = ? AND member = ?',
    conversation,
    member,
  );
  return row && asBytes(row.packed);
}

/** What a member's value holds, by sequence. */
export function answersIn(plans: Plans, value: MemberValue): readonly Answer[] {
  const answers = unpackAnswers(value.packed);
  const sequences = answers.map((answer) => answer.sequence);
  return toAnswers(answers, value.member, plans.outlines(value.conversation, sequences));
}

/** Column of the choice; a choice is 0 to 3. */
export const countColumns = ['a', 'b', 'c', 'd'] as const;

function countAnswer(sql: Sql, conversation: number, answer: PackedAnswer): void {
  const column = countColumns[answer.choice];
  if (!counts(answer) || !column) return;
  sql.run(
    `UPDATE posts SET ${column} = ${column} + 1 WHERE conversation = ? AND sequence = ?`,
    conversation,
    answer.sequence,
  );
}

function nextOrdinal(sql: Sql, conversation: number): number {
  sql.run('UPDATE conversations SET ordinals = ordinals + 1 WHERE id = ?', conversation);
  return asNumber(sql.get('SELECT ordinals FROM conversations WHERE id = ?', conversation)?.ordinals) - 1;
}
