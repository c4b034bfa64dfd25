import type { ConversationId, MemberId, QuestionId } from '../../ids.ts';
import { parsePlanned } from '../shared/posts.ts';
import { type Asked, type Counted, createRecount, sets } from '../shared/tallies.ts';
import { byTime, createInterned, type Try, toTries } from '../shared/tries.ts';
import { readAttempts } from './attempts.ts';
import type { Keys } from './keys.ts';
import type { Link } from './link.ts';
import { readStates } from './progress.ts';
import { asBytes, asList, asText } from './replies.ts';
import { scan } from './scan.ts';
import { lastNumber } from './tallies.ts';

interface Dependencies {
  readonly link: Link;
  readonly keys: Keys;
}

const atOnce = 100;
const plansAtOnce = 200;

/** Counts the tallies again from what is stored, each member's tries by time. Nobody writes meanwhile. */
export async function recount(dependencies: Dependencies): Promise<void> {
  const [asked, places] = await Promise.all([readAsked(dependencies), readPlaces(dependencies)]);
  const members = [...places.keys()];
  const tallies = createRecount(members.length);
  for (let at = 0; at < members.length; at += atOnce) {
    const few = members.slice(at, at + atOnce);
    const tries = await Promise.all(
      few.map((member) => triesOf(dependencies, { member, places: places.get(member) ?? [], asked })),
    );
    for (const [index, all] of tries.entries()) for (const one of all) tallies.add(at + index + 1, one);
  }
  await replace(dependencies, members, tallies.questions);
}

/** By conversation and sequence, without what was withdrawn. */
async function readAsked(dependencies: Dependencies): Promise<ReadonlyMap<string, Asked>> {
  const interned = createInterned();
  const asked = new Map<string, Asked>();
  for await (const few of scan(dependencies.link, dependencies.keys.all('c'), atOnce))
    for (const conversation of few.map(dependencies.keys.conversationIn))
      for (const [sequence, one] of await readQuestions(dependencies, conversation))
        asked.set(`${sequence} ${conversation}`, interned(one));
  return asked;
}

async function readQuestions(
  { link, keys }: Dependencies,
  conversation: ConversationId,
): Promise<readonly (readonly [sequence: number, asked: Asked])[]> {
  const [, , planned, progress] = keys.group(conversation);
  const states = await readStates(link, progress);
  const all = states.flatMap(([sequence, state]) => (state === 'void' ? [] : [sequence]));
  const found: (readonly [number, Asked])[] = [];
  for (let at = 0; at < all.length; at += plansAtOnce) {
    const some = all.slice(at, at + plansAtOnce);
    const plans = asList(await link.send('hmget', planned, ...some));
    for (const [index, sequence] of some.entries()) {
      const { id, section } = parsePlanned(asText(plans[index])).question;
      found.push([sequence, { question: id, section }]);
    }
  }
  return found;
}

/** Where each member answered; who only practised is among them. */
async function readPlaces({
  link,
  keys,
}: Dependencies): Promise<ReadonlyMap<MemberId, readonly ConversationId[]>> {
  const places = new Map<MemberId, ConversationId[]>();
  for await (const few of scan(link, keys.all('a'), atOnce))
    for (const key of few) {
      const [conversation, name] = keys.pairIn(key, 'a');
      const member = name as MemberId; // stored as it was minted
      places.set(member, [...(places.get(member) ?? []), conversation]);
    }
  for await (const few of scan(link, keys.all('t'), atOnce))
    for (const member of few.map(keys.memberIn)) places.set(member, places.get(member) ?? []);
  return places;
}

interface Whose {
  readonly member: MemberId;
  readonly places: readonly ConversationId[];
  readonly asked: ReadonlyMap<string, Asked>;
}

async function triesOf(
  { link, keys }: Dependencies,
  { member, places, asked }: Whose,
): Promise<readonly Try[]> {
  const answered = await Promise.all(
    places.map(async (conversation) => {
      const reply = await link.sendBytes('get', keys.answers(conversation, member));
      return reply === null ? [] : toTries(asBytes(reply), (of) => asked.get(`${of} ${conversation}`));
    }),
  );
  const attempts = await readAttempts(link, keys, member);
  const practised = attempts.map((attempt) => ({ ...attempt, isCounted: false }));
  return [...answered.flat(), ...practised].toSorted(byTime);
}

async function replace(
  { link, keys }: Dependencies,
  members: readonly MemberId[],
  questions: ReadonlyMap<QuestionId, Counted>,
): Promise<void> {
  for await (const few of scan(link, keys.allTallies, atOnce))
    await Promise.all(few.map((key) => link.send('del', key)));
  const numbers = members.map((member, index) => [member, index + 1] as const);
  for (let at = 0; at < numbers.length; at += atOnce)
    await link.send('hset', keys.tallyMembers, ...numbers.slice(at, at + atOnce).flat());
  if (members.length > 0) await link.send('hset', keys.tallyMembers, lastNumber, members.length);
  for (const [question, { section, answered, right, sets: of }] of questions) {
    const fields = { section, answered, right };
    const named = Object.entries(fields).flatMap(([field, value]) => [`${field} ${question}`, value]);
    await Promise.all([
      link.send('hset', keys.tallyCounts, ...named),
      ...sets.map((set) => link.send('set', keys.tallySet(set, question), Buffer.from(of[set]))),
    ]);
  }
}
