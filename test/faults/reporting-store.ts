import type { ConversationId } from '../../src/ids.ts';
import type { Store } from '../../src/store/store.ts';
import type { Peer } from './peer.ts';

export interface ReplicaSetup {
  readonly store:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'redis'; readonly url: string; readonly prefix: string };
  /** How far its wall clock is off at the start, and how fast it goes. */
  readonly clock: { readonly offMs: number; readonly rate: number };
  readonly pace: {
    readonly leaseMs: number;
    readonly sendWithinMs: number;
    readonly everyMs: number;
    readonly atOnce: number;
  };
}

/** Moments of a slot, or of an answer, at which a process may die. */
export type Point =
  | 'before the claim'
  | 'claimed'
  | 'to be planned'
  | 'planned'
  | 'sent'
  | 'accepted'
  | 'looked up'
  | 'answered'
  | 'confirmed'
  | 'answer came'
  | 'answer stored';

/** A store that says where it is, and goes on when it is told to. */
export function reportingStore(store: Store, peer: Peer): Store {
  const at = async (point: Point, ...conversations: readonly ConversationId[]): Promise<void> => {
    await peer.ask('at', point, conversations);
  };
  return {
    ...store,
    async claimDue(...args) {
      await at('before the claim');
      const claims = await store.claimDue(...args);
      const conversations = claims.map(({ schedule }) => schedule.place.conversation);
      if (claims.length > 0) await at('claimed', ...conversations);
      return claims;
    },
    async plan(...args) {
      const { conversation } = args[0].schedule.place;
      await at('to be planned', conversation);
      const post = await store.plan(...args);
      await at('planned', conversation);
      return post;
    },
    async settle(...args) {
      const [{ schedule }, outcome] = args;
      if (outcome.kind !== 'posted') return store.settle(...args);
      await at('answered', schedule.place.conversation);
      const isHeld = await store.settle(...args);
      await at('confirmed', schedule.place.conversation);
      return isHeld;
    },
    async answer(answer) {
      const { conversation } = answer.place;
      await at('answer came', conversation);
      const stands = await store.answer(answer);
      await at('answer stored', conversation);
      return stands;
    },
  };
}
