/** What the playground's server and its page say to each other. */

/** Whose payloads are drawn. */
export type Look = 'slack' | 'discord';

/** A message as the page shows it: words of a person or an alert app, or the payload that an adapter would send. */
export interface View {
  readonly id: string;
  readonly at: number;
  readonly conversation: string;
  /** The message that its thread hangs under. */
  readonly root: string | undefined;
  readonly author: string;
  readonly kind: 'person' | 'app' | 'coach';
  readonly text: string;
  readonly payload: unknown;
  /** Whose payload it is. */
  readonly look: Look;
  readonly file: { readonly name: string; readonly text: string } | undefined;
  /** Said by whoever looks at it. */
  readonly isYours: boolean;
  readonly isOnlyYours: boolean;
}

export interface ChannelName {
  readonly id: string;
  readonly name: string;
}

/** What the payloads name by id. */
export interface Names {
  readonly users: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
}

export interface Scene {
  readonly channels: readonly ChannelName[];
  readonly names: Names;
  readonly now: number;
  /** Whether the clock may be moved: only where nobody but the playground uses it. */
  readonly canMove: boolean;
  /** The recorded incident that is being played. */
  readonly playing: string | undefined;
}

export type News =
  | { readonly kind: 'all'; readonly views: readonly View[]; readonly scene: Scene }
  | { readonly kind: 'put'; readonly view: View }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'scene'; readonly scene: Scene };

/** What a request gives back besides what changed in the workspace. */
export interface Answer {
  /** A window's payload, of the look that was asked for. */
  readonly form?: unknown;
  readonly errors?: Readonly<Record<string, string>>;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly problem?: string;
  /** The conversation to show. */
  readonly conversation?: string;
  /** The message that was said. */
  readonly message?: string;
}

/** What the page is told once, in its markup. */
export interface Start {
  /** Whether the page of the set-up opens here. */
  readonly hasSetUp: boolean;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly commands: readonly {
    readonly name: string;
    readonly description: string;
    readonly hint: string;
    readonly suggests: boolean;
  }[];
  readonly recordings: readonly {
    readonly id: string;
    readonly title: string;
    readonly about: string;
    readonly minutes: number;
  }[];
}
