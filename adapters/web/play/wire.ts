/** What the playground's server and its page say to each other. */

/** Whose payloads are drawn. */
export type Look = 'slack' | 'discord';

/** What the payloads name by id. */
export interface Names {
  readonly users: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
}
