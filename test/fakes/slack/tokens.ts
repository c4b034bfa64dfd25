import { type Fields, Refused } from './state.ts';

/** An app with token rotation: what Slack knows of its tokens. */
export interface RotatingApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** How the app is set up, beside its bot. */
export interface SlackApp {
  isOfOrganisation: boolean;
  hasSocketMode: boolean;
  /** Of its app-level token. */
  readonly scopes: Set<string>;
  /** Where a socket is to be opened. */
  socketUrl: string;
}

const livesMs = 12 * 3_600_000;

/** Tokens as Slack hands them out. Without rotation any is taken. */
export function createTokens(clock: () => number) {
  let app: RotatingApp | undefined;
  const setUp: SlackApp = {
    isOfOrganisation: false,
    hasSocketMode: true,
    scopes: new Set(['connections:write']),
    socketUrl: 'wss://wss-primary.slack.com/link',
  };
  /** Works once. */
  let refresh = '';
  let count = 0;
  const ends = new Map<string, number>();

  return {
    app: setUp,
    connect(authorization: string | null): Fields {
      if (!authorization?.startsWith('Bearer xapp-')) throw new Refused('not_allowed_token_type');
      if (!setUp.scopes.has('connections:write')) throw new Refused('missing_scope');
      if (!setUp.hasSocketMode) throw new Refused('socket_mode_disabled');
      return { url: setUp.socketUrl };
    },
    /** From now on the app's tokens rotate; the first pair is the operator's. */
    rotates(made: RotatingApp, access: string): void {
      app = made;
      refresh = made.refreshToken;
      ends.set(access, clock() + livesMs);
    },
    /** As after "Revoke tokens" in the app's settings. */
    revokeRefresh(): void {
      refresh = '';
    },
    check(authorization: string | null): void {
      if (!app) return;
      const end = ends.get(authorization?.replace('Bearer ', '') ?? '');
      if (end === undefined) throw new Refused('invalid_auth');
      if (clock() >= end) throw new Refused('token_expired');
    },
    exchange(fields: Fields): Fields {
      if (fields.client_id !== app?.clientId) throw new Refused('invalid_client_id');
      if (fields.client_secret !== app?.clientSecret) throw new Refused('bad_client_secret');
      if (fields.grant_type !== 'refresh_token') throw new Refused('invalid_grant_type');
      if (fields.refresh_token !== refresh) throw new Refused('invalid_refresh_token');
      count++;
      refresh = `xoxe-1-refresh${count}`;
      const access = `xoxe.xoxb-1-access${count}`;
      ends.set(access, clock() + livesMs);
      return { access_token: access, refresh_token: refresh, expires_in: livesMs / 1000, token_type: 'bot' };
    },
  };
}
