/** What is wrong with a token before anybody is asked; a header with a line break in it is never sent. */
export function tokenFault(token: string): string | undefined {
  return /\s/.test(token)
    ? 'DISCORD_TOKEN has a blank or a line break in it: copy it anew from the developer portal, the token alone'
    : undefined;
}
