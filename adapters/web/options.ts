import type { Figure } from '../../src/card/figure.ts';
import type { Epoch, SectionId } from '../../src/ids.ts';
import type { Library } from '../../src/library/model.ts';
import type { Log } from '../../src/log.ts';
import type { Bot } from '../../src/platform.ts';
import type { Search } from '../../src/search/model.ts';
import type { Access } from './access.ts';
import type { Assets } from './assets.ts';
import type { SetUp } from './lead/facts.ts';
import type { Legal } from './legal/frame.tsx';
import type { Player } from './play/player.ts';
import type { Preview } from './play/preview.ts';
import type { Workspace } from './workspace.ts';

/** What pages for whoever leads a team are drawn from, and who may open them. */
export interface LeadOptions {
  /** Of one team, or of all. undefined: there is no such team. */
  readonly setUp: (team?: string) => Promise<SetUp | undefined>;
  readonly figures: (team: string) => Promise<readonly Figure[]>;
  readonly teamAccess: (team: string) => Access;
}

export interface WebOptions {
  readonly library: () => Library;
  readonly search: () => Search;
  /** `here`: for whoever sits at this machine. */
  readonly playground: 'here' | 'everywhere' | 'off';
  /** What `/` leads to. */
  readonly home: 'guides' | 'playground';
  /** `guides`: those that come with the product; `all`: the team's own runbooks, too. */
  readonly reader: 'guides' | 'all' | 'off';
  /** Pages open by signed links alone; undefined: to everybody. */
  readonly access?: Access | undefined;
  /** undefined: no such pages. */
  readonly lead?: LeadOptions | undefined;
  /** What stands on the pages about privacy and terms; undefined: what is true without a setting. */
  readonly legal?: Legal | undefined;
  /** Counts what a reader said of a section, by its id; undefined: nobody is asked. */
  readonly countEnough?: ((section: SectionId, isEnough: boolean) => Promise<void>) | undefined;
  /** The drawn picture of a guide's diagram, by its place in the guide from 1; undefined: none was drawn. */
  readonly diagram: (slug: string, number: number) => Promise<string | undefined>;
  readonly log: Log;
  readonly clock: () => Epoch;
  readonly preview: Preview;
  /** Moves the clock of the whole bot; undefined where a platform is configured. */
  readonly move: ((ms: number) => Promise<void>) | undefined;
  /** Resolves after so many milliseconds of the wall, or at the signal. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface PageOptions extends WebOptions {
  readonly workspace: Workspace;
  readonly player: Player;
  /** Fills the playground, the first time it is asked to. */
  readonly seed: (bot: Bot) => Promise<void>;
  readonly assets: Promise<Assets>;
  /** undefined until the bot has started. */
  readonly bot: () => Bot | undefined;
}
