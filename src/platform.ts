import type { Act } from './card/act.ts';
import type { Card, Reply } from './card/card.ts';
import type { CommandName } from './card/commands.ts';
import type { ConversationId, Epoch, EventId, MemberId, MessageId, Place, PostId, TeamId } from './ids.ts';

/** A message as the core sees it: words of blocks, attachments and embeds flattened into `text`. */
export interface Message {
  readonly id: MessageId;
  readonly at: Epoch;
  readonly text: string;
  readonly from: 'person' | 'bot' | 'us';
  /** By a reaction, for the timeline. */
  readonly isMarked?: true;
}

interface Event {
  readonly id: EventId;
  /** By the platform's clock: what decides whether an answer was on time. */
  readonly at: Epoch;
  readonly place: Place;
  readonly member: MemberId;
  /** A direct message, where everything said is private and kept. */
  readonly isDirect: boolean;
}

export type Incoming = Event &
  (
    | { readonly kind: 'command'; readonly name: CommandName; readonly text: string }
    /** Plain words in a direct message. */
    | { readonly kind: 'words'; readonly text: string }
    /** `on`: whether the pressed card is seen by its presser alone. `picked` is what a menu returned, else empty. */
    | {
        readonly kind: 'choice';
        readonly act: Act;
        readonly message: MessageId;
        readonly on: 'private' | 'public';
      }
    | {
        readonly kind: 'form';
        readonly act: Act;
        readonly values: Readonly<Record<string, readonly string[]>>;
      }
    | { readonly kind: 'suggest'; readonly name: CommandName; readonly text: string }
    /** `shortcut`: "Find a guide for this"; `mention`: the words without the mention; `watch`: said unasked, in a conversation. */
    | { readonly kind: 'thread'; readonly cause: 'shortcut' | 'mention' | 'watch'; readonly message: Message }
    | { readonly kind: 'home' }
    | {
        readonly kind: 'membership';
        /** `put out`: of a whole team. */
        readonly change: 'invited' | 'restored' | 'removed' | 'archived' | 'put out' | 'member left';
      }
    /** The conversation has another id from now on; `place` is where it is now. */
    | { readonly kind: 'moved'; readonly from: ConversationId }
  );

/** How to acknowledge before the reply exists. Forms, form errors and suggestions travel in the acknowledgement itself. */
export type Acknowledgement = 'asker' | 'place' | 'pressed' | 'in the acknowledgement' | 'nothing';

/** What an adapter talks to. */
export interface Bot {
  /** Pure and synchronous. */
  acknowledgement(incoming: Incoming): Acknowledgement;
  /** Claims the event id first: on every replica but one the reply is `nothing`. Never rejects. */
  answer(incoming: Incoming): Promise<Reply>;
}

/**
 * What a refusal is about. `gone`, `forbidden`: this conversation. `workspace`: everything the bot does there, until
 * `remedy`, a sentence for who runs it, is followed. `content`: this card. `too much`: this moment.
 */
export type Refused =
  | {
      readonly kind: 'refused';
      readonly why: 'gone' | 'forbidden' | 'content' | 'too much';
      readonly afterMs: number;
    }
  | {
      readonly kind: 'refused';
      readonly why: 'workspace';
      readonly afterMs: number;
      readonly remedy: string;
    };

export type Sent =
  | { readonly kind: 'sent'; readonly message: MessageId }
  | Refused
  /** The platform may or may not have it: look with `findPost` before sending again. */
  | { readonly kind: 'unknown' };

/**
 * Why nothing could be read. `forbidden`: this conversation. `workspace`: everywhere, until whoever runs the bot has
 * allowed it. `later`: the platform is too busy now.
 */
export type Unread = 'forbidden' | 'workspace' | 'later';

/** What is known of a conversation. `reach`: whether another company reads along; `unknown` counts as shared. */
export interface Surroundings {
  readonly name: string;
  readonly isDirect: boolean;
  readonly reach: 'ours' | 'shared' | 'unknown';
}

/**
 * Whether a post would be taken. `problem`: a sentence, `remedy`: an order, both without their full stop, in words of
 * the platform. `joinable`: the bot can let itself in. What cannot be told holds nothing up.
 */
export type MayPost = { readonly kind: 'can' } | { readonly kind: 'cannot tell' } | Hurdle;

export interface Hurdle {
  readonly kind: 'cannot';
  readonly why: 'gone' | 'forbidden';
  readonly problem: string;
  readonly remedy: string;
  readonly joinable: boolean;
}

/** `why` is a sentence for the operator; not before `afterMs`. */
export interface Away {
  readonly why: string;
  readonly afterMs: number;
}

/** `problem`: a sentence. */
export type Uploaded = { readonly text: string } | { readonly problem: string };

/** Links at the top of a conversation, put there without a word said in it. */
export interface Bookmarks {
  /** `problem`: a sentence without its full stop. */
  add(
    message: MessageId,
    title: string,
  ): Promise<{ readonly bookmark: string } | { readonly problem: string }>;
  /** What is not there any more is gone, too. */
  remove(bookmark: string): Promise<void>;
}

/** Told once where a connection is lost for good: what the operator has to do, a sentence without its full stop. */
export type Lost = (remedy: string) => void;

/**
 * Told after the start: false where a connection broke off, which is opened again by itself, true once it is. `remedy`:
 * what the operator has to do first, a sentence without its full stop.
 */
export type Reached = (isReached: boolean, remedy?: string) => void;

/** A card that is looked up again: `mark` stands in every button of it. The attempt is abandoned with `signal`. */
export interface Posting {
  readonly card: Card;
  readonly mark: PostId;
  readonly signal: AbortSignal;
}

/** A place people talk. Expected failures are values; every method may be called again. */
export interface Platform {
  /** The ids this platform mints start with it: `slack:`. Read by the composition root alone. */
  readonly prefix: string;
  /** Whether commands can be typed in a thread there; where not, the help says what to write instead. */
  takesCommandsInThreads(place: Place): boolean;
  /** A direct message may be in none: then its team is no key for anything. */
  isInTeam(place: Place): boolean;
  /** What to do there so that the bot may read, or post: an order without its full stop, in the platform's words. */
  wayIn(place: Place, to: 'read' | 'post'): string;
  /** Asked again each time, and answered within a second: forms wait for it. */
  mayPost(place: Place): Promise<MayPost>;
  /** The same of a thread under a post; undefined: every message has one, and none is to be opened. */
  mayDiscuss(place: Place): Promise<MayPost | undefined>;
  /** Whom an admin may have mentioned with the question there; undefined: nobody. */
  mentionable(place: Place): 'role' | 'user group' | undefined;
  /** Why one of them, as an admin named it, would not be mentioned: a sentence. undefined: it would be. */
  mentionFault(place: Place, role: string): Promise<string | undefined>;
  /** Lets itself in, where the platform allows that; whether it is in. */
  join(place: Place): Promise<boolean>;
  /** The text of what stood in a `file` field of a form that was sent there. Larger ones are refused. */
  readUpload(place: Place, upload: string, mostBytes: number): Promise<Uploaded>;
  /** Away: it is busy or cannot be reached, and may be started again. Rejects with what only the operator can mend. */
  start(bot: Bot, lost?: Lost, reached?: Reached): Promise<Away | undefined>;
  /** Stops listening, then waits at most so long for what is under way. */
  stop(withinMs: number): Promise<void>;
  /** One attempt, no retry inside. */
  post(place: Place, posting: Posting): Promise<Sent>;
  findPost(place: Place, mark: PostId, since: Epoch): Promise<MessageId | 'none' | 'cannot tell'>;
  /** A card that is no post: a recommendation, a shared answer. */
  say(place: Place, card: Card): Promise<Sent>;
  edit(place: Place, message: MessageId, card: Card): Promise<Sent>;
  remove(place: Place, message: MessageId): Promise<Sent>;
  /** A direct message. */
  whisper(member: MemberId, card: Card): Promise<Sent>;
  /**
   * The last ones of the thread, or of the conversation where the place has no thread; oldest first, none from before
   * `since` but, on Slack, what the thread is under: it may have been edited.
   */
  readThread(
    place: Place,
    wanted: { readonly atMost: number; readonly since?: Epoch },
  ): Promise<readonly Message[] | Unread>;
  /** Whether they may set up the conversation; `team`: what holds in all of its team's, which takes more than a channel. */
  isAdmin(member: MemberId, place: Place, over?: 'conversation' | 'team'): Promise<boolean>;
  /** A few of those who may manage the conversation, to be named to others. */
  admins(place: Place, atMost: number): Promise<readonly MemberId[]>;
  /** The member's IANA zone, where the platform knows it. */
  zone(member: MemberId): Promise<string | undefined>;
  /** Whether the bot is in the team now. */
  isIn(team: TeamId): Promise<'here' | 'gone' | 'cannot tell'>;
  /** As they are called there, for a page that is no card; undefined: it cannot be told. */
  name(member: MemberId, place: Place): Promise<string | undefined>;
  /** Whether the member still shares a team with the bot. */
  whereabouts(member: MemberId): Promise<'here' | 'gone' | 'cannot tell'>;
  /** Whether they may read the conversation now; what the platform does not tell counts as no. Asked again each time. */
  canRead(member: MemberId, place: Place): Promise<boolean>;
  surroundings(place: Place): Promise<Surroundings>;
  link(place: Place, message: MessageId): Promise<string | undefined>;
  /** undefined: the platform has none there, or the bot may not set them. */
  bookmarks(place: Place): Bookmarks | undefined;
  /** The link to the thread under a message, opened where the platform needs that. */
  discuss(place: Place, message: MessageId, title: string): Promise<string | undefined>;
}
