import type { Epoch, MemberId } from '../../ids.ts';
import type { Answer } from '../../store/answers.ts';
import type { Outline } from './posts.ts';

/**
 * A member's answers in a conversation lie in one value: four bytes for the member's ordinal there, then ten bytes
 * an answer, ordered by key. The key is `sequence * 2 + (1 for a read)`, so the first of each kind has one place.
 */
export interface PackedAnswer {
  readonly sequence: number;
  readonly kind: 'answer' | 'read';
  readonly choice: number;
  readonly isRight: boolean;
  readonly isOnTime: boolean;
  readonly at: Epoch;
}

const headBytes = 4;
const recordBytes = 10;

export function keyOf(answer: Pick<PackedAnswer, 'sequence' | 'kind'>): number {
  return answer.sequence * 2 + (answer.kind === 'read' ? 1 : 0);
}

export function packHead(ordinal: number): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(ordinal);
  return head;
}

export function ordinalOf(packed: Buffer): number {
  return packed.readUInt32BE(0);
}

export function packAnswer(answer: PackedAnswer): Buffer {
  const record = Buffer.alloc(recordBytes);
  record.writeUIntBE(keyOf(answer), 0, 3);
  record.writeUInt8(answer.choice | (answer.isRight ? 4 : 0) | (answer.isOnTime ? 8 : 0), 3);
  record.writeUIntBE(answer.at, 4, 6);
  return record;
}

/** The record that starts at `offset`. */
export function unpackAnswer(packed: Buffer, offset = 0): PackedAnswer {
  const key = packed.readUIntBE(offset, 3);
  const flags = packed.readUInt8(offset + 3);
  return {
    sequence: Math.floor(key / 2),
    kind: key % 2 === 1 ? 'read' : 'answer',
    choice: flags & 3,
    isRight: (flags & 4) !== 0,
    isOnTime: (flags & 8) !== 0,
    at: packed.readUIntBE(offset + 4, 6),
  };
}

/** All of a value, by sequence. */
export function unpackAnswers(packed: Buffer): readonly PackedAnswer[] {
  const answers: PackedAnswer[] = [];
  for (let offset = headBytes; offset < packed.length; offset += recordBytes)
    answers.push(unpackAnswer(packed, offset));
  return answers;
}

/** Where the record of a key stands, or would stand. */
export function findKey(packed: Buffer, key: number): { readonly offset: number; readonly isThere: boolean } {
  let low = 0;
  let high = (packed.length - headBytes) / recordBytes;
  const count = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (packed.readUIntBE(headBytes + middle * recordBytes, 3) < key) low = middle + 1;
    else high = middle;
  }
  const offset = headBytes + low * recordBytes;
  return { offset, isThere: low < count && packed.readUIntBE(offset, 3) === key };
}

/** The value with one more record, or undefined where one of that key stands already. */
export function insertAnswer(packed: Buffer, answer: PackedAnswer): Buffer | undefined {
  const { offset, isThere } = findKey(packed, keyOf(answer));
  if (isThere) return undefined;
  return Buffer.concat([packed.subarray(0, offset), packAnswer(answer), packed.subarray(offset)]);
}

/** On-time first answers count; reads and late ones mend a streak and count for nothing else. */
export function counts(answer: PackedAnswer): boolean {
  return answer.kind === 'answer' && answer.isOnTime;
}

/** The records of posts `from` to `to`, both included, without the head. */
export function sliceRecords(packed: Buffer, from: number, to: number): Buffer {
  return packed.subarray(findKey(packed, from * 2).offset, findKey(packed, to * 2 + 2).offset);
}

/** What counts of records, read in place: a board reads those of hundreds of members. */
export function score(
  records: Buffer,
  taken: ReadonlySet<number>,
): { readonly right: number; readonly answered: number } {
  let right = 0;
  let answered = 0;
  for (let offset = 0; offset < records.length; offset += recordBytes) {
    const key = records.readUIntBE(offset, 3);
    const flags = records.readUInt8(offset + 3);
    if (key % 2 === 1 || (flags & 8) === 0 || !taken.has(key / 2)) continue;
    answered += 1;
    if ((flags & 4) !== 0) right += 1;
  }
  return { right, answered };
}

/** Those to posts that are not known are left out: there is nothing to say about them. */
export function toAnswers(
  answers: readonly PackedAnswer[],
  member: MemberId,
  posts: ReadonlyMap<number, Outline>,
): readonly Answer[] {
  return answers.flatMap((answer) => {
    const post = posts.get(answer.sequence);
    return post ? [toAnswer(answer, member, post)] : [];
  });
}

/** An answer's place is its post's. */
export function toAnswer(
  answer: PackedAnswer,
  member: MemberId,
  post: Pick<Outline, 'id' | 'place'>,
): Answer {
  const { sequence, kind, choice, isRight, isOnTime, at } = answer;
  return { member, place: post.place, post: post.id, sequence, kind, choice, isRight, isOnTime, at };
}
