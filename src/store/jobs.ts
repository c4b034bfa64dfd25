import type { ConversationId, Epoch, EventId, MessageId, Slot } from '../ids.ts';
import type { Post, PostState } from './posts.ts';
import type { Due, Schedule } from './schedules.ts';

/** A job of a conversation that has come due, held under a lease. A higher fence supersedes a lower one. */
export interface Claim {
  readonly schedule: Schedule;
  readonly job: 'post' | 'close';
  readonly slot: Slot;
  readonly dueAt: Epoch;
  readonly fence: number;
  /**
   * What an earlier holder of the claim planned, perhaps sent, and did not confirm; for `close`, the post. One with a
   * message filled the date before the schedule was changed: nothing is sent, settling moves on to the next slot.
   */
  readonly post: PostState | undefined;
}

export type Outcome =
  | { readonly kind: 'posted'; readonly message: MessageId; readonly at: Epoch }
  | { readonly kind: 'closed' }
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'retry'; readonly at: Epoch; readonly why: string };

export interface JobStore {
  /** The one clock for due moments and leases, whatever a replica's own clock says. */
  now(): Promise<Epoch>;
  /** True once in 24 hours, over all replicas. */
  claimEvent(event: EventId): Promise<boolean>;
  /** Leases what is due, every post before any close, each kind oldest first. A job whose lease ran out is due again, under a higher fence. */
  claimDue(atMost: number, leaseMs: number): Promise<readonly Claim[]>;
  /** Leases this slot's `post` job alone, by the same rules. undefined: it is not due, or held. */
  claimSlot(conversation: ConversationId, slot: Slot, leaseMs: number): Promise<Claim | undefined>;
  /** The first plan of a slot stands and is returned, with its sequence; the lease starts again. undefined: the lease or the fence is lost. */
  plan(claim: Claim, post: Omit<Post, 'sequence'>): Promise<PostState | undefined>;
  /**
   * Ends the claim. `posted` makes a `close` job due at `closesAt`. `next` is the schedule's next post slot, read where a
   * `post` job was posted or skipped; `closed` and `retry` leave the schedule's slot alone. false: the fence is lost.
   */
  settle(claim: Claim, outcome: Outcome, next: Due | undefined): Promise<boolean>;
}
