import type { ConversationId, Epoch, EventId, MemberId, MessageId, Place, PostId, TeamId } from './ids.ts';

/** A conversation's daily question: when, what, and how it is shown. At most one a conversation. */
export interface Schedule {
  readonly place: Place;
  /** Local wall-clock time, `HH:MM`. */
  readonly time: string;
  /** IANA zone. */
  readonly zone: string;
  /** ISO weekdays, 1 is Monday. */
  readonly days: readonly number[];
  /** Local dates without a question, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  /** Where they come from, as it was typed, and are read again each day; undefined: typed as dates. */
  readonly holidaysFrom: string | undefined;
  readonly packs: readonly string[];
  /** 1 to 3, undefined: any. */
  readonly difficulty: number | undefined;
  /** Closes so many hours after it was posted; undefined: when the next is posted, at most 72 h. */
  readonly closesAfterHours: number | undefined;
  readonly names: 'off' | 'join' | 'everyone';
  readonly discussion: boolean;
  /** A role to mention, where the platform has roles. */
  readonly role: string | undefined;
  readonly pausedUntil: Epoch | undefined;
  /** The place cannot be posted to; it resumes when the bot is let back in. */
  readonly suspended: { readonly why: string; readonly since: Epoch } | undefined;
  /** Fewer than three answered five running: two posts a week. */
  readonly turnedDown: boolean;
}

export interface Change {
  readonly at: Epoch;
  readonly by: MemberId;
  readonly schedule: Schedule;
}

/** A question as it was posted. Verdict, reveal and export read this, never today's library. */
export interface AskedQuestion {
  /** `<guide slug>/<id>` */
  readonly id: string;
  readonly guide: string;
  /** `<guide slug>#<anchor>` */
  readonly section: string;
  readonly difficulty: number;
  /** Markdown. */
  readonly stem: string;
  readonly choices: readonly { readonly text: string; readonly why: string }[];
  /** Index of the best choice, 0 to 3. */
  readonly best: number;
}

/** What fills a slot. `sequence` counts a conversation's posts from 1 without gaps and is given by the store. */
export interface Post {
  readonly id: PostId;
  readonly place: Place;
  /** Local date, `YYYY-MM-DD`. */
  readonly slot: string;
  readonly sequence: number;
  readonly question: AskedQuestion;
  readonly fromIncident: boolean;
  readonly plannedAt: Epoch;
  /** Fixed with the plan, and printed. */
  readonly closesAt: Epoch;
}

export type PostState = Post & {
  readonly message: MessageId | undefined;
  readonly state: 'planned' | 'open' | 'closed' | 'void' | 'skipped';
  /** On-time first answers per choice. */
  readonly counts: readonly [number, number, number, number];
};

/** A post without its words, its message and its counts: what a streak is folded from. */
export interface PastPost
  extends Pick<PostState, 'id' | 'place' | 'slot' | 'sequence' | 'plannedAt' | 'closesAt' | 'state'> {
  readonly question: Pick<AskedQuestion, 'id' | 'section'>;
}

/**
 * A fact about a member and a post. `answer`: a press, on time when `at < closesAt`, else it mends.
 * `read`: opened the post's section. The first of each kind stands.
 */
export interface Answer {
  readonly member: MemberId;
  readonly place: Place;
  readonly post: PostId;
  readonly sequence: number;
  readonly kind: 'answer' | 'read';
  /** 0 to 3; for a read it means nothing and is 0. */
  readonly choice: number;
  readonly isRight: boolean;
  readonly isOnTime: boolean;
  readonly at: Epoch;
}

/** A try outside the daily post: on demand, or in review. */
export interface Attempt {
  readonly member: MemberId;
  readonly team: TeamId;
  readonly question: string;
  readonly section: string;
  readonly isRight: boolean;
  readonly at: Epoch;
  /** Identifies the try, so that a repeated delivery changes nothing. */
  readonly event: EventId;
}

export interface Report {
  readonly member: MemberId;
  readonly place: Place;
  readonly post: PostId;
  readonly question: string;
  readonly reason: 'wrong answer' | 'two are right' | 'out of date' | 'unclear';
  /** Stored without the member. */
  readonly text: string;
  readonly at: Epoch;
}

/** A job of a conversation that has come due, held under a lease. A higher fence supersedes a lower one. */
export interface Claim {
  readonly schedule: Schedule;
  readonly job: 'post' | 'close';
  readonly slot: string;
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

/** The next post slot of a schedule; undefined: none (paused for good, suspended). */
export interface Due {
  readonly slot: string;
  readonly at: Epoch;
}

/** Small records that merge field by field; a field set to null is removed. Ids: see each kind. */
export type NoteValue =
  | string
  | number
  | boolean
  | null
  | readonly NoteValue[]
  | { readonly [key: string]: NoteValue };
export type Note = Readonly<Record<string, NoteValue>>;
export type NoteKind =
  | 'conversation' // by ConversationId: watch, trial, spoken today, alert names heard, the open incident
  | 'team' // by TeamId: name patterns that are watched
  | 'used' // by TeamId: section -> when it was opened or helped in an incident
  | 'member' // by MemberId: pauses, shown on boards, draft of a form
  | 'thread' // by ThreadId: mute, the message that recommends, what it named
  | 'wanted'; // by TeamId: words of "Ask for this guide" -> how often

export interface Standing {
  readonly member: MemberId;
  readonly right: number;
  readonly answered: number;
}

/** A cache over answers to posts in a range of sequences. */
export interface Board {
  readonly posts: number;
  readonly members: number;
  readonly answers: number;
  readonly right: number;
  /** The best first, at most as many as asked, among the members asked about. */
  readonly standings: readonly Standing[];
}

/** Everything remembered, one fact at a time: for export, move-store, statistics and rebuilding a cache. */
export type Fact =
  | { readonly kind: 'schedule'; readonly schedule: Schedule; readonly next: Due | undefined }
  | { readonly kind: 'change'; readonly conversation: ConversationId; readonly change: Change }
  | { readonly kind: 'post'; readonly post: PostState }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | {
      readonly kind: 'report';
      readonly report: Omit<Report, 'member' | 'text'> & {
        readonly member: MemberId | undefined;
        readonly text: string;
      };
    }
  | { readonly kind: 'note'; readonly of: NoteKind; readonly id: string; readonly note: Note };

/**
 * What the bot remembers. Facts are stored, numbers derived. Every write may be repeated with the same effect.
 * A store that cannot be reached rejects with `StoreAway` within 1.5 s.
 */
export interface Store {
  /** The one clock for due moments and leases, whatever a replica's own clock says. */
  now(): Promise<Epoch>;
  /** True once in 24 hours, over all replicas. */
  claimEvent(event: EventId): Promise<boolean>;

  /**
   * Replaces the conversation's schedule and its next post slot; remembers who did it, where a person did. A date
   * already filled gets no second slot.
   */
  saveSchedule(schedule: Schedule, next: Due | undefined, by: MemberId | undefined): Promise<void>;
  schedule(conversation: ConversationId): Promise<Schedule | undefined>;
  nextDue(conversation: ConversationId): Promise<Due | undefined>;
  /** Newest first. */
  changes(conversation: ConversationId, last: number): Promise<readonly Change[]>;

  /** Leases what is due, oldest first, of one moment a close before a post. A job whose lease ran out is due again, under a higher fence. */
  claimDue(atMost: number, leaseMs: number): Promise<readonly Claim[]>;
  /** Leases this slot's `post` job alone, by the same rules. undefined: it is not due, or held. */
  claimSlot(conversation: ConversationId, slot: string, leaseMs: number): Promise<Claim | undefined>;
  /** The first plan of a slot stands and is returned, with its sequence; the lease starts anew. undefined: the lease or the fence is lost. */
  plan(claim: Claim, post: Omit<Post, 'sequence'>): Promise<PostState | undefined>;
  /**
   * Ends the claim. `posted` makes a `close` job due at `closesAt`. `next` is the schedule's next post slot, read where a
   * `post` job was posted or skipped; `closed` and `retry` leave the schedule's slot alone. false: the fence is lost.
   */
  settle(claim: Claim, outcome: Outcome, next: Due | undefined): Promise<boolean>;

  post(id: PostId, conversation: ConversationId): Promise<PostState | undefined>;
  /** The last ones, oldest first; skipped ones are left out. */
  posts(conversation: ConversationId, last: number): Promise<readonly PostState[]>;
  /** All of them, oldest first; skipped ones are left out. */
  history(conversation: ConversationId): Promise<readonly PastPost[]>;
  voidPost(id: PostId, conversation: ConversationId): Promise<void>;

  /** The one that stands: this, or the member's earlier one of the same kind on the post. */
  answer(answer: Answer): Promise<Answer>;
  /** By sequence. A streak is folded from these. */
  answers(member: MemberId, conversation: ConversationId): Promise<readonly Answer[]>;
  /** Posts `from` to `to`, by sequence, both included; standings only of `members`. */
  board(conversation: ConversationId, from: number, to: number, members: readonly MemberId[]): Promise<Board>;
  attempt(attempt: Attempt): Promise<void>;
  /** By time. */
  attempts(member: MemberId): Promise<readonly Attempt[]>;
  /** How many different members reported the post so far. */
  report(report: Report): Promise<number>;

  note(kind: NoteKind, id: string, change: Note): Promise<void>;
  read(kind: NoteKind, id: string): Promise<Note>;

  /** All facts, or those about one member. */
  facts(about?: MemberId): AsyncIterable<Fact>;
  /** Writes facts back, exactly as they were; repeatable. */
  restore(facts: AsyncIterable<Fact>): Promise<void>;
  /** Removes every fact about the member from the raw storage. Counts of closed posts stay as numbers. */
  forget(member: MemberId): Promise<void>;
  close(): Promise<void>;
}

/** The store did not answer in time, or cannot be reached. Whatever was asked may or may not have happened. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}
