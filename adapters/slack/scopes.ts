interface Need {
  readonly isOptional?: true;
  /** What does not work without it. */
  readonly lost: string;
}

/** The same is told at length in docs/slack.md. */
const needs: Readonly<Record<string, Need>> = {
  'app_mentions:read': { lost: 'mentions of @Coach are not heard' },
  'assistant:write': {
    isOptional: true,
    lost: "Slack's agent panel suggests nothing and shows no status",
  },
  'bookmarks:write': { isOptional: true, lost: 'a recommendation has no Bookmark button' },
  'channels:history': { lost: 'threads cannot be read, and nothing is heard in public channels' },
  'channels:join': {
    isOptional: true,
    lost: 'Coach has no button to join a public channel, and asks to be invited',
  },
  'channels:read': {
    lost: 'Coach hears of no invitations and no archived channels, and cannot tell who shares a channel',
  },
  'chat:write': { lost: 'Coach cannot write anything' },
  commands: { lost: 'there are no commands' },
  'files:read': { isOptional: true, lost: 'no file can be uploaded, so a calendar has to be pasted' },
  'files:write': { isOptional: true, lost: 'an export arrives as text' },
  'groups:history': { lost: 'threads cannot be read, and nothing is heard in private channels' },
  'groups:read': { lost: 'Coach hears of no invitations to private channels' },
  'im:history': { lost: 'direct messages are not heard' },
  'im:read': { lost: 'Coach cannot tell whom a direct message is with' },
  'im:write': { lost: 'Coach cannot write to anyone in private' },
  'mpim:history': {
    isOptional: true,
    lost: 'mentions in group direct messages are not heard',
  },
  'mpim:read': {
    isOptional: true,
    lost: 'in group direct messages answers are private, as Coach cannot tell who reads along',
  },
  'usergroups:read': {
    isOptional: true,
    lost: 'a user group to mention has to be named by its id',
  },
  'users:read': { lost: 'names, time zones and admins are not known' },
};

/** What a `file_input` asks for: https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
export const readFiles = 'files:read';

/** What a button of a recommendation asks for. */
export const setBookmarks = 'bookmarks:write';

export const botScopes: readonly string[] = Object.keys(needs);

interface Missing {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
}

/** `granted` undefined: Slack did not say, so nothing is known to be missing. */
export function missingScopes(granted: readonly string[] | undefined): Missing {
  const missing = granted === undefined ? [] : botScopes.filter((scope) => !granted.includes(scope));
  const isOptional = (scope: string): boolean => needs[scope]?.isOptional === true;
  return { needed: missing.filter((scope) => !isOptional(scope)), optional: missing.filter(isOptional) };
}

/** A sentence with what is lost and what to do; none where nothing is missing. */
export function sayMissing(scopes: readonly string[], kind: 'needed' | 'optional'): readonly string[] {
  if (scopes.length === 0) return [];
  const lost = scopes.map((scope) => `${scope} (without it, ${needs[scope]?.lost})`).join(', ');
  const what =
    scopes.length === 1 ? `the ${kind} scope ${lost} is missing` : `the ${kind} scopes ${lost} are missing`;
  return [
    `${what}: add ${scopes.length === 1 ? 'it' : 'them'} under OAuth & Permissions, then reinstall the app`,
  ];
}
