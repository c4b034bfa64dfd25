/** How a test talks to a platform, whichever it is. */
export interface Chat {
  /** A slash command where it begins with `/`, else a message. */
  says(text: string, options?: Saying): Promise<void>;
  /** A message that mentions the bot, before the words. */
  mentions(text: string, options?: Saying): Promise<void>;
  /** Presses a button or picks from a menu, on the newest card the member sees that has it. */
  presses(label: string, options?: { readonly as?: string }): Promise<void>;
  /** Fills in and sends the form that is open; fields not named keep what stands in them. */
  submits(
    values: Readonly<Record<string, readonly string[]>>,
    options?: { readonly as?: string },
  ): Promise<void>;
  /** Every card as it stands now, oldest first. */
  heard(): readonly Seen[];
}

export interface Saying {
  /** The member's name; `first` unless told. */
  readonly as?: string;
  /** The channel's name, or `direct`. */
  readonly in?: string;
  /** In the thread under the newest message of that channel that has these words. */
  readonly under?: string;
}

export interface Seen {
  /** `everyone`, or the name of the one who sees it. */
  readonly to: string;
  /** The channel's name, `direct`, `window` or `home`. */
  readonly in: string;
  /** Plain lines in reading order. */
  readonly text: string;
  /** Labels of buttons and menu entries, in order. */
  readonly buttons: readonly string[];
  /** A form's fields, by name, with what stands in them; empty on a card. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Messages at fields after a refused form. */
  readonly errors: Readonly<Record<string, string>>;
}
