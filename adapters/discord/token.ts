/** What is wrong with a token before anybody is asked; a header with a line break in it is never sent. */
export function tokenFault(token: string): string | undefined {
  return /\s/.test(token)
    ? 'DISCORD_TOKEN has a space or a line break in it: copy it again from the developer portal, only the token'
    : undefined;
}
