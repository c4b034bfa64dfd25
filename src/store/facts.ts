import type { ConversationId, MemberId, TeamId } from '../ids.ts';
import type { Answer, Attempt, Report } from './answers.ts';
import type { Note, NoteKind } from './notes.ts';
import type { PostState } from './posts.ts';
import type { Change, Due, Schedule } from './schedules.ts';

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

export type ScheduleFact = Extract<Fact, { kind: 'schedule' }>;

export interface FactStore {
  /** All schedules, without a look at what was posted. */
  schedules(): AsyncIterable<ScheduleFact>;
  /** All facts, or those about one member. */
  facts(about?: MemberId): AsyncIterable<Fact>;
  /**
   * Writes facts back, exactly as they were; repeatable. Cut off, or where `check` rejects, it leaves a store that is not
   * opened again but to restore.
   */
  restore(facts: AsyncIterable<Fact>, check?: () => Promise<void>): Promise<void>;
  /**
   * Removes every fact about the member from the raw storage, or those within one team. Counts of closed posts stay as
   * numbers.
   */
  forget(member: MemberId, within?: TeamId): Promise<void>;
  /** Removes every fact of a team's conversations and of the team itself, and what the notes of members say of it. */
  forgetTeam(team: TeamId): Promise<void>;
}
