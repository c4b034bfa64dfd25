import type { ConversationId, Epoch, MemberId, Place, Slot } from '../ids.ts';

export interface Suspension {
  readonly why: string;
  readonly since: Epoch;
  /** The platform had said that the bot may post there: only a person can tell when that is mended. */
  readonly isUnforeseen?: true;
}

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
  /** The thread of a question: none, opened when somebody asks for it, or together with the question. */
  readonly discussion: 'no' | 'asked' | 'opened';
  /** The role or user group to mention, as an admin named it. */
  readonly role: string | undefined;
  readonly pausedUntil: Epoch | undefined;
  /** The place cannot be posted to; it resumes when the bot is let back in. */
  readonly suspended: Suspension | undefined;
  /** Fewer than three answered five running: two posts a week. */
  readonly turnedDown: boolean;
}

/** One that stands still. */
export type Suspended = Schedule & { readonly suspended: Suspension };

export const isSuspended = (schedule: Schedule): schedule is Suspended => schedule.suspended !== undefined;

export interface Change {
  readonly at: Epoch;
  readonly by: MemberId;
  readonly schedule: Schedule;
}

/** The next post slot of a schedule; undefined: none (paused for good, suspended). */
export interface Due {
  readonly slot: Slot;
  readonly at: Epoch;
}

export interface ScheduleStore {
  /**
   * Replaces the conversation's schedule and its next post slot; remembers who did it, where a person did. A date
   * already filled gets no second slot.
   */
  saveSchedule(schedule: Schedule, next: Due | undefined, by: MemberId | undefined): Promise<void>;
  schedule(conversation: ConversationId): Promise<Schedule | undefined>;
  nextDue(conversation: ConversationId): Promise<Due | undefined>;
  /**
   * The platform gave the conversation another id: its schedule, posts, answers and notes follow. What has a schedule or
   * posts under the new id already stays as it is.
   */
  moveConversation(from: ConversationId, to: ConversationId): Promise<void>;
  /** Newest first. */
  changes(conversation: ConversationId, last: number): Promise<readonly Change[]>;
}
