interface Need {
  readonly isOptional?: true;
  /** What does not work without it. */
  readonly lost: string;
}

/** The same is told at length in docs/slack.md. */
const needs: Readonly<Record<string, Need>> = {
  'app_mentions:read': { lost: 'it does not hear @Coach' },
  'assistant:write': {
    isOptional: true,
    lost: "Slack's agent panel suggests nothing and shows no status",
  },
  'channels:history': { lost: 'it cannot read threads and hears no message of public channels' },
  'channels:join': {
    isOptional: true,
    lost: 'it cannot enter a public channel by a press, and asks to be invited',
  },
  'channels:read': {
    lost: 'it does not hear of invitations and archives, and cannot tell who shares a channel',
  },
  'chat:write': { lost: 'it cannot speak' },
  commands: { lost: 'it has no commands' },
  'files:read': { isOptional: true, lost: 'a calendar is pasted, and no file can be uploaded' },
  'files:write': { isOptional: true, lost: 'an export arrives as text' },
  'groups:history': { lost: 'it cannot read threads and hears no message of private channels' },
  'groups:read': { lost: 'it does not hear of private channels it is let into' },
  'im:history': { lost: 'it does not hear direct messages' },
  'im:read': { lost: 'it cannot tell whose a direct message is' },
  'im:write': { lost: 'it cannot write to anybody in private' },
  'mpim:history': {
    isOptional: true,
    lost: 'it hears no mention in group direct messages',
  },
  'mpim:read': {
    isOptional: true,
    lost: 'it answers in private in group direct messages, as it cannot tell who reads along',
  },
  'usergroups:read': {
    isOptional: true,
    lost: 'a user group to mention has to be named by its id',
  },
  'users:read': { lost: 'it knows no names, time zones and admins' },
};

/** What a `file_input` asks for: https://docs.slack.dev/reference/block-kit/block-elements/file-input-element */
export const readFiles = 'files:read';

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
  const lost = scopes.map((scope) => `${scope} (without it ${needs[scope]?.lost})`).join(', ');
  const what =
    scopes.length === 1 ? `the ${kind} scope ${lost} is missing` : `the ${kind} scopes ${lost} are missing`;
  return [
    `${what}: add ${scopes.length === 1 ? 'it' : 'them'} under OAuth & Permissions, then reinstall the app`,
  ];
}
