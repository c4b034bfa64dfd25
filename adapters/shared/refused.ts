import type { Refused, Sent, Unread } from '../../src/platform.ts';

export function refused(why: Exclude<Refused['why'], 'workspace'>, afterMs = 0): Refused {
  return { kind: 'refused', why, afterMs };
}

/** An answer that is none of the platform's own: nothing was taken, but where the server failed. */
export function fromStatus(platform: 'Slack' | 'Discord', status: number): Sent {
  if (status >= 500 || status === 408) return { kind: 'unknown' };
  if (status === 413 || status === 400) return refused('content');
  return { kind: 'refused', why: 'workspace', afterMs: 0, remedy: onTheWay(platform, status) };
}

/** What who runs the bot is told of such an answer. */
export function onTheWay(platform: 'Slack' | 'Discord', status: number): string {
  return `${platform} answers with HTTP ${status}: something in between, such as a proxy, refuses the bot`;
}

/** Asked again in a while, it may be done. */
export function isBusy(sent: Sent): boolean {
  return sent.kind === 'unknown' || (sent.kind === 'refused' && sent.why === 'too much');
}

/** By what was answered to reading. */
export function unreadBy(sent: Sent): Unread {
  if (isBusy(sent)) return 'later';
  return sent.kind === 'refused' && sent.why === 'workspace' ? 'workspace' : 'forbidden';
}
