import type { ConversationId, Epoch, MessageId, Place, PostId, QuestionId, SectionId, Slot } from '../ids.ts';

/** A question as it was posted. Verdict, reveal and export read this, never today's library. */
export interface AskedQuestion {
  readonly id: QuestionId;
  readonly guide: string;
  readonly section: SectionId;
  readonly difficulty: number;
  /** Markdown. */
  readonly stem: string;
  readonly choices: readonly { readonly text: string; readonly why: string }[];
  /** Index of the best choice, 0 to 3. */
  readonly best: number;
  /** A member of the team wrote it: what shows it says so. */
  readonly isSuggested?: true;
}

/** What fills a slot. `sequence` counts a conversation's posts from 1 without gaps and is given by the store. */
export interface Post {
  readonly id: PostId;
  readonly place: Place;
  readonly slot: Slot;
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

export interface PostStore {
  post(id: PostId, conversation: ConversationId): Promise<PostState | undefined>;
  /** The last ones, oldest first; skipped ones are left out. */
  posts(conversation: ConversationId, last: number): Promise<readonly PostState[]>;
  /** All of them, oldest first; skipped ones are left out. */
  history(conversation: ConversationId): Promise<readonly PastPost[]>;
  voidPost(id: PostId, conversation: ConversationId): Promise<void>;
  /**
   * Removes the words of posts that are over, and what was reported of them; what streaks, boards and counts are made
   * of stays. A withdrawn one keeps them: they tell whether its question was mended. Gives the last post that was looked
   * at: `after` itself where no further one closed by then. Their bytes may stay until `wipe`.
   */
  forgetWords(conversation: ConversationId, old: OldPosts): Promise<number>;
  /** Leaves no bytes of words that were removed in the files of the store, nor of another deletion that was cut off. */
  wipe(): Promise<void>;
}

/** By sequence, the first of those that follow `after` and closed before the moment. */
export interface OldPosts {
  readonly after: number;
  readonly atMost: number;
  readonly closedBefore: Epoch;
}

/** false: it was over so long ago that its words are no longer kept. */
export function hasWords({ question }: Pick<PostState, 'question'>): boolean {
  return question.stem !== '';
}
