import { setImmediate } from 'node:timers/promises';
import type { ConversationId, MemberId } from '../../ids.ts';
import type { Fact, ScheduleFact } from '../../store/facts.ts';
import type { Store } from '../../store/store.ts';
import { fieldsNaming, naming } from '../shared/notes.ts';
import { reporterFact, textFact } from '../shared/reports.ts';
import { answersIn } from './answers.ts';
import { readAttempts } from './attempts.ts';
import type { Keys } from './keys.ts';
import { type Link, readHash } from './link.ts';
import { toNote } from './notes.ts';
import type { Plans } from './plans.ts';
import type { Posts } from './posts.ts';
import { asBytes, asList, asPairs, asText } from './replies.ts';
import { scan } from './scan.ts';
import type { Schedules } from './schedules.ts';

export interface ReadFrom {
  readonly link: Link;
  readonly keys: Keys;
  readonly plans: Plans;
  readonly posts: Posts;
  readonly schedules: Schedules;
}

type Facts = readonly Fact[];

const schedulesAtOnce = 50;

export function createFacts(parts: ReadFrom): Pick<Store, 'facts' | 'schedules'> {
  const { link, keys } = parts;
  return {
    async *schedules() {
      const listed = await Promise.all(keys.listed.map((key) => link.send('smembers', key)));
      const names = listed.flatMap((shard) => asList(shard).map((name) => asText(name) as ConversationId)); // as it was stored
      for (let at = 0; at < names.length; at += schedulesAtOnce)
        for (const facts of await Promise.all(
          names.slice(at, at + schedulesAtOnce).map((name) => scheduleFacts(parts, name)),
        ))
          yield* facts;
    },
    async *facts(about) {
      yield* read('c', (key) => conversationFacts(parts, keys.conversationIn(key), about));
      yield* read('a', (key) => answerFacts(parts, key, about));
      yield* read('t', (key) => attemptFacts(parts, key, about));
      yield* read('r', (key) => reporterFacts(parts, key, about));
      if (about === undefined) yield* read('w', (key) => textFacts(parts, key));
      yield* read('n', (key) => noteFacts(parts, key, about));
    },
  };

  async function* read(letter: string, of: (key: string) => Promise<Facts>): AsyncGenerator<Fact> {
    for await (const few of scan(link, keys.all(letter), 50))
      for (const facts of await Promise.all(few.map(of))) {
        yield* facts;
        await setImmediate(); // one key is hundreds of facts
      }
  }
}

/** Of one conversation, all but notes; `belonging`: its keys apart from those of its group. */
export async function* factsOf(
  parts: ReadFrom,
  conversation: ConversationId,
  belonging: readonly string[],
): AsyncGenerator<Fact> {
  yield* await conversationFacts(parts, conversation, undefined);
  for (const key of belonging) {
    yield* await (readers[parts.keys.letterIn(key)]?.(parts, key, undefined) ?? []);
  }
}

const readers: Readonly<Record<string, typeof answerFacts>> = {
  a: answerFacts,
  r: reporterFacts,
  w: textFacts,
};

async function conversationFacts(
  { schedules, posts }: ReadFrom,
  conversation: ConversationId,
  about: MemberId | undefined,
): Promise<Facts> {
  const changes = (await schedules.allChanges(conversation))
    .filter((change) => about === undefined || change.by === about)
    .map((change): Fact => ({ kind: 'change', conversation, change }));
  if (about !== undefined) return changes;
  const all = await posts.all(conversation);
  return [
    ...(await scheduleFacts({ schedules }, conversation)),
    ...changes,
    ...all.map((post): Fact => ({ kind: 'post', post })),
  ];
}

async function scheduleFacts(
  { schedules }: Pick<ReadFrom, 'schedules'>,
  conversation: ConversationId,
): Promise<readonly ScheduleFact[]> {
  const [schedule, next] = await Promise.all([
    schedules.schedule(conversation),
    schedules.nextDue(conversation),
  ]);
  return schedule ? [{ kind: 'schedule', schedule, next }] : [];
}

async function answerFacts(
  { link, keys, plans }: ReadFrom,
  key: string,
  about: MemberId | undefined,
): Promise<Facts> {
  const [conversation, name] = keys.pairIn(key, 'a');
  const member = name as MemberId; // stored as it was minted
  if (about !== undefined && member !== about) return [];
  const reply = await link.sendBytes('get', key);
  if (reply === null) return [];
  const answers = await answersIn(plans, { conversation, member, packed: asBytes(reply) });
  return answers.map((answer) => ({ kind: 'answer', answer }));
}

async function attemptFacts(
  { link, keys }: ReadFrom,
  key: string,
  about: MemberId | undefined,
): Promise<Facts> {
  const member = keys.memberIn(key);
  if (about !== undefined && member !== about) return [];
  return (await readAttempts(link, keys, member)).map((attempt) => ({ kind: 'attempt', attempt }));
}

async function reporterFacts({ link }: ReadFrom, key: string, about: MemberId | undefined): Promise<Facts> {
  return asPairs(await link.run(readHash, [key], []))
    .filter(([member]) => about === undefined || member === about)
    .map(([member, text]) => reporterFact(text, member as MemberId)); // stored as it was minted
}

async function textFacts({ link }: ReadFrom, key: string): Promise<Facts> {
  return asList(await link.send('lrange', key, 0, -1)).map((text) => textFact(asText(text)));
}

/** Of others' notes, the fields that name the member. */
async function noteFacts({ link, keys }: ReadFrom, key: string, about: MemberId | undefined): Promise<Facts> {
  const [of, id] = keys.noteIn(key);
  const note = toNote(asPairs(await link.run(readHash, [key], [])));
  const isOwn = about === undefined || (of === 'member' && id === about);
  const mine = isOwn ? note : fieldsNaming(note, naming(about));
  return mine && Object.keys(mine).length > 0 ? [{ kind: 'note', of, id, note: mine }] : [];
}
