import type { Incoming } from '../../src/platform.ts';

/** Who the bot is, learned from Slack when it starts. */
export interface Us {
  readonly team: string;
  readonly enterprise: string | undefined;
  readonly user: string;
  readonly bot: string;
}

/** From where something was asked: it decides in which form the answer is shown. */
export type Surface = 'none' | 'ephemeral' | 'public' | 'direct' | 'modal' | 'home';

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
  /** Opens one window within 3 s. */
  readonly trigger: string | undefined;
  readonly view: { readonly id: string; readonly depth: number } | undefined;
}

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
