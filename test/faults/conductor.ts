import type { Card } from '../../src/card/card.ts';
import type { ConversationId, MessageId, Place, PostId } from '../../src/ids.ts';
import type { Sent } from '../../src/platform.ts';
import { createChance } from '../builders/chance.ts';
import { type Case, takeStrike } from './case.ts';
import type { Handlers } from './peer.ts';
import type { Replica } from './replicas.ts';
import type { Point } from './reporting-store.ts';
import type { Strike } from './rows.ts';

interface Conducted {
  readonly cases: readonly Case[];
  readonly leaseMs: number;
  readonly sendWithinMs: number;
  /** Once it is up. */
  killServer(): Promise<void>;
  /** The platform shows the question: people begin to answer. */
  onPosted(one: Case): void;
  onThawed(replica: Replica): void;
}

const never = new Promise<never>(() => undefined);
const soonMs = 40;
const fullMs = 1000;
/** What a timer of this process may be late. */
const slackMs = 200;

/** The platform, and the hand that kills: both outlive every process. What they answer to one is in `handlers`. */
export function createConductor(world: Conducted): (replica: Replica) => Handlers {
  const byConversation = new Map(world.cases.map((one) => [one.place.conversation, one]));
  const chance = createChance('conductor');
  let messages = 0;

  return (replica) => {
    const note = (one: Case, what: string): void => {
      one.history.push(`${Math.round(performance.now())} process ${replica.number}: ${what}`);
    };
    const meet = (one: Case | undefined, point: Point): 'go on' | Promise<void> => {
      const strike = takeStrike(one, point);
      return one && strike ? perform(one, strike) : 'go on';
    };

    /** Resolves when the process is to go on. */
    function perform(one: Case, strike: Strike): 'go on' | Promise<void> {
      note(one, strike.does);
      switch (strike.does) {
        case 'kills it':
        case 'kills it, and its request lands later':
          return kill(one);
        case 'kills it soon':
          setTimeout(() => void kill(one), chance() * soonMs);
          return 'go on';
        case 'kills Redis':
          one.struck += 1;
          return world.killServer();
        case 'kills both':
          return world.killServer().then(() => kill(one));
        case 'freezes it past its lease':
          return freeze(one);
        case 'fills its disk':
          return fillDisk(one);
      }
    }

    function kill(one: Case): Promise<never> {
      if (replica.isAlive) one.struck += 1;
      replica.kill();
      return never;
    }

    /** Until another process has filled the slot, or two leases are over. */
    async function freeze(one: Case): Promise<void> {
      replica.freeze();
      one.struck += 1;
      const until = performance.now() + 6 * world.leaseMs;
      while (!one.isConfirmed && performance.now() < until) await sleep(20);
      note(one, one.isConfirmed ? 'thaws' : 'thaws, though nobody came');
      world.onThawed(replica);
    }

    /** It goes on at once, and finds room again after a while. */
    function fillDisk(one: Case): 'go on' {
      one.struck += 1;
      replica.mayWrite(false);
      setTimeout(() => replica.mayWrite(true), fullMs);
      return 'go on';
    }

    function accept(one: Case, mark: PostId, card: Card): MessageId {
      const message = `fault:M${++messages}` as MessageId;
      note(one, `the platform accepts ${mark} as ${message}`);
      one.accepted.push({ message, mark, card, at: Date.now() });
      if (one.accepted.length === 1) world.onPosted(one);
      return message;
    }

    /** As late as the stated bound allows, by a clock that the store's agrees with. */
    function acceptLater(one: Case, mark: PostId, card: Card): void {
      const last = one.plannedAfter + world.leaseMs - slackMs;
      setTimeout(
        () => {
          if (performance.now() < last) accept(one, mark, card);
        },
        Math.max(0, last - slackMs - performance.now()),
      );
    }

    return {
      async at(point: Point, conversations: readonly ConversationId[]): Promise<void> {
        const met = conversations.flatMap((conversation) => byConversation.get(conversation) ?? []);
        const cases =
          point === 'before the claim' ? world.cases.filter(({ isConfirmed }) => !isConfirmed) : met;
        for (const one of met) {
          note(one, point);
          if (point === 'to be planned') one.plannedAfter = performance.now();
          if (point === 'confirmed') one.isConfirmed = true;
        }
        await meet(
          cases.find((one) => one.strikes[0]?.at === point),
          point,
        );
      },

      /** A request that lands later than the bound, counted from when its sender last saw that it may send, is lost. */
      async post(place: Place, card: Card, mark: PostId, sentAt: bigint): Promise<Sent> {
        const one = byConversation.get(place.conversation);
        const tookMs = Number(process.hrtime.bigint() - sentAt) / 1e6;
        if (!one || tookMs > world.leaseMs - world.sendWithinMs - slackMs) return never;
        const strike = one.strikes[0];
        if (strike?.does === 'kills it, and its request lands later') acceptLater(one, mark, card);
        await meet(one, 'sent');
        const message = accept(one, mark, card);
        await meet(one, 'accepted');
        return { kind: 'sent', message };
      },

      async findPost(place: Place, mark: PostId, since: number): Promise<MessageId | 'none' | 'cannot tell'> {
        const one = byConversation.get(place.conversation);
        const found = one?.accepted.find((post) => post.mark === mark && post.at >= since);
        if (one) note(one, `looks up ${mark}: ${found?.message ?? 'none'}`);
        await meet(one, 'looked up');
        return found?.message ?? 'none';
      },
    };
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
