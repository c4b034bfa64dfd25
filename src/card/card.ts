import type { ConversationId, Epoch, MemberId, Place } from '../ids.ts';
import type { Act } from './act.ts';

import type { CommandName } from './commands.ts';

/** One run of text. `text` is literal: every renderer escapes it, so it can neither mention nor format. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly bold?: true; readonly italic?: true }
  | { readonly kind: 'code'; readonly text: string }
  /** `url` is https, or a reader path that starts with `/` (dropped to plain text where no reader is reachable). */
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  /** Shown in the reader's own zone. `moment`: Fri 27 Nov 10:00; `date`: 27 Nov; `clock`: 10:00. */
  | { readonly kind: 'time'; readonly at: Epoch; readonly show: 'moment' | 'date' | 'clock' }
  /** A member's name, drawn so that it does not ping. */
  | { readonly kind: 'member'; readonly member: MemberId }
  | { readonly kind: 'conversation'; readonly conversation: ConversationId }
  /** A role by its id or name, drawn so that it does not ping. */
  | { readonly kind: 'role'; readonly role: string }
  /** A command by its configured name, with its slash or prefix. */
  | { readonly kind: 'command'; readonly name: CommandName };

export type Line = readonly Inline[];

export type Block =
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'heading'; readonly line: Line }
  | { readonly kind: 'list'; readonly start: number | undefined; readonly items: readonly Rich[] } // start: ordered
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | { readonly kind: 'quote'; readonly body: Rich }
  | { readonly kind: 'table'; readonly header: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: 'diagram'; readonly source: string; readonly caption: Line };

/** The one parsed text tree that all renderers draw. */
export type Rich = readonly Block[];

export interface Choice {
  /** At most 22 characters on a button, 75 in a menu. */
  readonly label: string;
  readonly act: Act;
  /** What a screen reader says where the label is too short to stand alone ("Answer A"). */
  readonly spoken?: string;
}

/** A link button. */
export interface Door {
  readonly label: string;
  readonly url: string;
}

export interface Card {
  /** At most 24 characters: the title of the window on a platform that shows the card in one. */
  readonly name: string;
  /** The first line: what this is. */
  readonly title: Line;
  readonly body: Rich;
  /** Link buttons stand first in the row; one row of at most five with the buttons. */
  readonly doors?: readonly Door[];
  readonly buttons: readonly Choice[];
  readonly menu?: { readonly label: string; readonly choices: readonly Choice[] };
  /** The small last lines; the last one says who sees the card. */
  readonly small: readonly Line[];
  /** One line, at most 150 characters, for the push preview of a card that may notify. */
  readonly preview?: string;
  /** A role or user group to ping, as an admin named it: off unless they did. An edit pings nobody anew. */
  readonly mention?: string;
  /** The conversation that its buttons act on, where that is not the one in which it is shown: in a window alone. */
  readonly about?: Place;
  /** Sent along where the platform can attach a file (an export). */
  readonly file?: { readonly name: string; readonly text: string };
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Field {
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  readonly hint?: string;
  /** What stands in it now: one value for a line or a pick, any number for picks. */
  readonly values: readonly string[];
  /**
   * `role`: one of the place's roles, to be picked where the platform has them; else a line. `file`: a text file to
   * upload where the platform has that, its value what `Platform.readUpload` reads; else a text. `channels`: names of the
   * place's channels, to be picked where the platform has them and tells their names; else left out.
   */
  readonly input: 'line' | 'text' | 'pick' | 'picks' | 'role' | 'channels' | 'file';
  readonly options: readonly Option[];
  readonly optional: boolean;
}

/** One to five fields: the least of the platforms' limits. Title at most 24 characters. */
export interface Form {
  readonly title: string;
  readonly intro?: string;
  readonly act: Act;
  readonly submit: string;
  readonly fields: readonly Field[];
}

export type Reply =
  /** `asker`: private; `place`: public, there; `pressed`: instead of the pressed message. */
  | { readonly kind: 'card'; readonly to: 'asker' | 'place' | 'pressed'; readonly card: Card }
  | { readonly kind: 'form'; readonly form: Form }
  /** A form sent back, what was typed kept. Inline where the platform can, else a card whose button is `reopen`. */
  | {
      readonly kind: 'invalid';
      readonly form: Form;
      readonly errors: Readonly<Record<string, string>>;
      readonly reopen: Choice;
    }
  | { readonly kind: 'suggestions'; readonly options: readonly Option[] }
  | { readonly kind: 'nothing' };
