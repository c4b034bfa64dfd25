import type { Epoch } from '../../src/ids.ts';
import type { Incoming } from '../../src/platform.ts';
import { patienceMs } from './limits.ts';

/** Who the bot is, learned from Slack when it starts. */
export interface Us {
  readonly team: string;
  readonly enterprise: string | undefined;
  readonly user: string;
  readonly bot: string;
}

/** From where something was asked: it decides in which form the answer is shown. */
export type Surface = 'none' | 'ephemeral' | 'public' | 'direct' | 'modal' | 'home';

/** Opens one window, until then: Slack takes it for 3 s, and what is shown another way has to be there as soon. */
export interface Trigger {
  readonly id: string;
  readonly until: Epoch;
}

/** `now`: when it was heard. */
export function toTrigger(id: string, now: Epoch): Trigger {
  return { id, until: now + patienceMs };
}

/** The way back to the asker. Slack's own ids, never seen by the bot. */
export interface Route {
  readonly surface: Surface;
  readonly user: string;
  readonly channel: string;
  readonly thread: string | undefined;
  /** The pressed message, or the one that opened the window. */
  readonly message: string | undefined;
  /** Five uses in 30 minutes, and the only way to change an ephemeral message. */
  readonly responseUrl: string | undefined;
  readonly trigger: Trigger | undefined;
  readonly view: { readonly id: string; readonly depth: number } | undefined;
}

/** Where nothing was pressed and nobody is named. */
export const nowhere: Route = {
  surface: 'none',
  user: '',
  channel: '',
  thread: undefined,
  message: undefined,
  responseUrl: undefined,
  trigger: undefined,
  view: undefined,
};

export interface Heard {
  readonly incoming: Incoming;
  readonly route: Route;
  /** A member of another company, in a channel shared with it. */
  readonly isForeign: boolean;
}

/** `enterprise`: two workspaces of one company are no strangers. */
export function isForeign(us: Us, team: string | null | undefined, enterprise?: string | null): boolean {
  if (!team || team === us.team || team === us.enterprise) return false;
  return us.enterprise === undefined || enterprise !== us.enterprise;
}

/** Direct messages; the ones between two people too, where only a command or a shortcut reaches the bot. */
export function isDirectChannel(channel: string): boolean {
  return channel.startsWith('D');
}
