import type { Reply } from '../card/card.ts';
import type { HolidaySources } from '../holidays/text.ts';
import type { Epoch, PostId, TeamId } from '../ids.ts';
import type { Library } from '../library/model.ts';
import type { Log } from '../log.ts';
import type { Incoming, Platform } from '../platform.ts';
import type { Runner } from '../schedule/runner.ts';
import type { Seal } from '../seal.ts';
import type { Search } from '../search/model.ts';
import type { Store } from '../store/store.ts';
import type { Heard } from './incident/heard.ts';
import type { Meter } from './meter.ts';

/** What the bot is given. Library and search are asked for again each time: they change when a file is edited. */
export interface World {
  readonly library: () => Library;
  readonly search: () => Search;
  readonly store: Store;
  readonly platform: Platform;
  readonly log: Log;
  /** What stands in the store for words. */
  readonly seal: Seal;
  readonly meter: Meter;
  readonly mintPost: () => PostId;
  readonly holidays: HolidaySources;
  /** What the watched threads said lately. */
  readonly heard: Heard;
  /** Posts on demand and keeps the count on an open card. */
  readonly runner: Runner;
  /** Where the reader is reachable from outside, without a trailing slash; undefined: cards never link. */
  readonly publicUrl: string | undefined;
  /** Puts a proof into a path of the reader, where pages open by signed links alone. */
  readonly signPath?: ((path: string) => string) | undefined;
  /** A signed link to the pages of a team's lead; undefined: no page is reachable. */
  readonly teamUrl?: ((team: TeamId) => string) | undefined;
  /** The process's clock, for rates and cosmetics only: due moments use `store.now()`. */
  readonly clock: () => Epoch;
}

export type Of<K extends Incoming['kind']> = Extract<Incoming, { kind: K }>;
export type Handler<K extends Incoming['kind']> = (world: World, incoming: Of<K>) => Promise<Reply>;
