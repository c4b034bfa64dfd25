import { setTimeout } from 'node:timers/promises';
import type { Card, Reply } from '../../src/card/card.ts';
import type { EventId, MemberId } from '../../src/ids.ts';
import type { Incoming } from '../../src/platform.ts';
import { createChance } from '../builders/chance.ts';
import type { Case } from './case.ts';
import type { Replica, Replicas } from './replicas.ts';

const patienceMs = 5_000;
const letters = ['A', 'B', 'C', 'D'] as const;
let events = 0;

/** Everybody in the conversation presses a letter, again and again until a verdict is shown. */
export async function answerAll(one: Case, replicas: Replicas, isOver: () => boolean): Promise<void> {
  await Promise.all(one.members.map((member) => answerOnce(one, member, { replicas, isOver })));
}

async function answerOnce(
  one: Case,
  member: MemberId,
  { replicas, isOver }: { readonly replicas: Replicas; readonly isOver: () => boolean },
): Promise<void> {
  const chance = createChance(member);
  await setTimeout(chance() * 1_500);
  let event = mintEvent();
  while (!isOver()) {
    const ready = replicas.ready();
    const replica = pick(ready, chance);
    const reply = replica && (await press(replica, one, { member, event, letter: pick(letters, chance) }));
    const letter = reply && letterShown(reply);
    if (letter) {
      one.acknowledged.set(member, letter);
      return;
    }
    // The platform delivers the same press again where nobody answered; a person presses again.
    if (reply) event = mintEvent();
    await setTimeout(50 + chance() * 200);
  }
}

/** undefined: nobody answered in time. */
async function press(
  replica: Replica,
  { place, accepted }: Case,
  {
    member,
    event,
    letter,
  }: { readonly member: MemberId; readonly event: EventId; readonly letter: string | undefined },
): Promise<Reply | undefined> {
  const [shown] = accepted;
  const button = shown?.card.buttons.find(({ label }) => label === letter);
  if (!shown || !button) throw new Error('the card of a question has four letters');
  const incoming: Incoming = {
    kind: 'choice',
    id: event,
    at: Date.now(),
    place,
    member,
    isDirect: false,
    act: button.act,
    message: shown.message,
    on: 'public',
  };
  const late = setTimeout(patienceMs, undefined, { ref: false });
  const reply = await Promise.race([replica.ask('press', incoming), replica.gone, late]);
  return reply as Reply | undefined; // what the bot answered
}

function pick<T>(all: readonly T[], chance: () => number): T | undefined {
  return all[Math.floor(chance() * all.length)];
}

function mintEvent(): EventId {
  events += 1;
  return `fault:E${events}` as EventId;
}

/** What a verdict says that this member answered; undefined: the reply is no verdict. */
function letterShown(reply: Reply): string | undefined {
  if (reply.kind !== 'card' || reply.card.name !== 'Your answer') return undefined;
  const found = /You (?:chose|answered) ([A-D])|✓ ([A-D]) is/.exec(titleOf(reply.card));
  return found?.[1] ?? found?.[2];
}

function titleOf(card: Card): string {
  return card.title.map((part) => ('text' in part ? part.text : '')).join('');
}
