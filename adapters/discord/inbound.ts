import type { Incoming } from '../../src/platform.ts';

/** What has to be known to read a payload: who the bot is, and where its channel hangs. */
export interface Us {
  readonly user: string;
  /** The role that Discord makes for the bot in each server: people mention it by mistake. */
  readonly role: string | undefined;
  readonly commandPrefix: string;
  /** Whether the bot is in the server. */
  isIn(guild: string): boolean;
}

/** The way back to the asker of an interaction. Discord's own ids, never seen by the bot. */
interface Route {
  readonly id: string;
  /** Lives 15 minutes once acknowledged. */
  readonly token: string;
  readonly application: string;
  /** The interaction comes from a message, which may be replaced in the acknowledgement. */
  readonly hasMessage: boolean;
  /** What the bot may do there, as Discord says. */
  readonly permissions: string | undefined;
  /** Called by a member who keeps the app, where the bot is not: whatever is said there is for them alone. */
  readonly isExternal: boolean;
}

export interface Heard {
  readonly incoming: Incoming;
  readonly route: Route;
}

/** Threads of announcements, public ones, private ones. */
export function isThread(channelType: number | undefined): boolean {
  return channelType === 10 || channelType === 11 || channelType === 12;
}
