import type { ConversationId, MemberId, PostId, QuestionId } from '../../ids.ts';
import type { NoteKind } from '../../store/notes.ts';
import type { SetName } from '../shared/tallies.ts';

/**
 * Every key name stands here. Five groups:
 * - conversation and due, `coach:{7}:...`: a conversation belongs to one of 32 shards, and the shard's number is the hash
 *   tag, so that a conversation and the queue its jobs stand in share a slot and one script writes both.
 * - tallies, `coach:q:{q}:...`: members by number, counts and sets of members of each question, all in one slot.
 * - member, `coach:t:...` (attempts) and notes `coach:n:...`; event, `coach:e:...`: one key each.
 * And three keys of the data as a whole.
 * No write spans two slots.
 */
const shards = 32;

/** In the order in which the conversation scripts name them. */
export type Group = readonly [
  conversation: string,
  jobs: string,
  planned: string,
  progress: string,
  index: string,
  changes: string,
  due: string,
  held: string,
  listed: string,
];

/** Letters of keys whose names are made of two ids. */
export type Paired = 'a' | 'b' | 'r' | 'u' | 'w';

export type Keys = ReturnType<typeof createKeys>;

export function createKeys(prefix: string) {
  const tagged = (conversation: ConversationId): string => `${prefix}:{${shardOf(conversation)}}`;
  const tallies = `${prefix}:q:{q}`;
  const due = (tag: string): readonly [due: string, held: string] => [`${tag}:due`, `${tag}:held`];
  // Two ids in one name: the length of the first says where it ends.
  const of = (conversation: ConversationId, letter: string, rest: string): string =>
    `${tagged(conversation)}:${letter}:${conversation.length}:${conversation}${rest}`;

  return {
    /** A hash: the data's version, where the data was moved, and since when they are being restored. */
    about: `${prefix}:about`,
    /** A sorted set: the replicas that run, by when that was last said and is believed until. */
    alive: `${prefix}:alive`,
    /** A sorted set: deletions whose bytes may stand in the server's files, by the second from when on somebody else wipes them. */
    unfinished: `${prefix}:unfinished`,
    group(conversation: ConversationId): Group {
      const tag = tagged(conversation);
      return [
        `${tag}:c:${conversation}`,
        `${tag}:j:${conversation}`,
        `${tag}:p:${conversation}`,
        `${tag}:s:${conversation}`,
        `${tag}:x:${conversation}`,
        `${tag}:h:${conversation}`,
        ...due(tag),
        `${tag}:all`,
      ];
    },
    /** Of each shard, the conversations that have a schedule. */
    listed: Array.from({ length: shards }, (_, shard) => `${prefix}:{${shard}}:all`),
    /** Written and removed again by whoever looks what may be done. */
    probe: `${prefix}:probe`,
    tallyMembers: `${tallies}:members`,
    /** Fields: `section`, `answered` and `right` with a question. */
    tallyCounts: `${tallies}:counts`,
    tallySet: (set: SetName, question: QuestionId) => `${tallies}:${set}:${question}`,
    /** The queues of all shards: jobs by when they are due, jobs held back by when that ends. */
    queues: Array.from({ length: shards }, (_, shard) => due(`${prefix}:{${shard}}`)),
    answers: (conversation: ConversationId, member: MemberId) => of(conversation, 'a', member),
    answerers: (conversation: ConversationId, sequence: number) => of(conversation, 'b', `${sequence}`),
    union: (conversation: ConversationId) => of(conversation, 'u', ''),
    reporters: (conversation: ConversationId, post: PostId) => of(conversation, 'r', post),
    reportTexts: (conversation: ConversationId, post: PostId) => of(conversation, 'w', post),
    /** A glob that finds all keys made by `of` of a conversation. */
    belonging: (conversation: ConversationId) =>
      `${escapeGlob(tagged(conversation))}:?:${conversation.length}:${escapeGlob(conversation)}*`,
    attempts: (member: MemberId) => `${prefix}:t:${member}`,
    note: (kind: NoteKind, id: string) => `${prefix}:n:${kind}:${id}`,
    event: (hash: string) => `${prefix}:e:${hash}`,

    /** A glob that finds all keys of a letter. */
    all: (letter: string) => `${escapeGlob(prefix)}:${'abcpruw'.includes(letter) ? '{*}:' : ''}${letter}:*`,
    allTallies: `${escapeGlob(prefix)}:q:{q}:*`,
    notes: (kind: NoteKind) => `${escapeGlob(prefix)}:n:${kind}:*`,
    conversationIn: (key: string) => rest(key, 'c') as ConversationId, // written by `group`
    memberIn: (key: string) => key.slice(`${prefix}:t:`.length) as MemberId, // written by `attempts`
    letterIn: (key: string) => key.charAt(key.indexOf('}:') + 2),
    /** The two ids of a name made by `of`. */
    pairIn(key: string, letter: Paired): readonly [ConversationId, string] {
      const [length = '', ...parts] = rest(key, letter).split(':');
      const both = parts.join(':');
      return [both.slice(0, Number(length)) as ConversationId, both.slice(Number(length))]; // written by `of`
    },
    noteIn(key: string): readonly [NoteKind, string] {
      const [kind = '', ...id] = key.slice(`${prefix}:n:`.length).split(':');
      return [kind as NoteKind, id.join(':')]; // written by `note`
    },
  };

  function rest(key: string, letter: string): string {
    return key.slice(key.indexOf(`}:${letter}:`) + letter.length + 3);
  }
}

/** FNV-1a. Part of the data's version: another hash would look for a conversation in the wrong shard. */
function shardOf(conversation: ConversationId): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(conversation)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % shards;
}

function escapeGlob(text: string): string {
  return text.replace(/[\\*?[\]]/g, '\\$&');
}
