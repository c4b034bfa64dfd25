import type {
  ConversationId,
  Epoch,
  EventId,
  MemberId,
  Place,
  PostId,
  QuestionId,
  SectionId,
  TeamId,
} from '../ids.ts';

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
  readonly question: QuestionId;
  readonly section: SectionId;
  readonly isRight: boolean;
  readonly at: Epoch;
  /** Identifies the try, so that a repeated delivery changes nothing. */
  readonly event: EventId;
}

export interface Report {
  readonly member: MemberId;
  readonly place: Place;
  readonly post: PostId;
  readonly question: QuestionId;
  readonly reason: 'wrong answer' | 'two are right' | 'out of date' | 'unclear';
  /** Stored without the member. */
  readonly text: string;
  readonly at: Epoch;
}

export interface Standing {
  readonly member: MemberId;
  readonly right: number;
  readonly answered: number;
}

/** Posts by sequence, both ends included. */
export interface Sequences {
  readonly from: number;
  readonly to: number;
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

export interface AnswerStore {
  /** The one that stands: this, or the member's earlier one of the same kind on the post. */
  answer(answer: Answer): Promise<Answer>;
  /** By sequence. A streak is folded from these. */
  answers(member: MemberId, conversation: ConversationId): Promise<readonly Answer[]>;
  /** Standings only of `members`. */
  board(conversation: ConversationId, range: Sequences, members: readonly MemberId[]): Promise<Board>;
  attempt(attempt: Attempt): Promise<void>;
  /** By time. */
  attempts(member: MemberId): Promise<readonly Attempt[]>;
  /** How many different members reported the post so far. */
  report(report: Report): Promise<number>;
}
