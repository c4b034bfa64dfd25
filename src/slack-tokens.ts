/** By how Slack's tokens begin. https://docs.slack.dev/authentication/tokens */
const kinds = [
  ['xoxe', 'a token that rotates'],
  ['xoxb-', 'a bot token'],
  ['xapp-', 'an app-level token'],
  ['xoxp-', 'a user token'],
] as const;

const wanted = {
  'xoxb-': 'the Bot User OAuth Token under OAuth & Permissions',
  'xapp-': 'an app-level token under Basic Information, App-Level Tokens',
} as const;

/** What is wrong with a token that does not begin as it should: the rest of a sentence that begins with its variable. */
export function tokenProblem(token: string, start: keyof typeof wanted): string {
  const [kind, name] = kinds.find(([kind]) => token.trim().startsWith(kind)) ?? [];
  // It expires after 12 hours, and Slack lets nobody switch rotation off again.
  if (kind === 'xoxe')
    return `is ${name} (xoxe), which works for 12 hours only: create the app again from "coach manifest", which leaves token rotation off, and copy ${wanted[start]}, which begins with ${start}`;
  const what = name && kind !== start ? `is ${name}: copy ${wanted[start]}` : `must be ${wanted[start]}`;
  return `${what}, which begins with ${start}`;
}
