/** By how Slack's tokens begin. https://docs.slack.dev/authentication/tokens */
const kinds = [
  ['xoxe-', 'a refresh token'],
  ['xoxe.xoxb-', 'a bot token'],
  ['xoxe.xoxp-', 'a user token'],
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
  const what = name && kind !== start ? `is ${name}: copy ${wanted[start]}` : `must be ${wanted[start]}`;
  return `${what}, which begins with ${start}`;
}
