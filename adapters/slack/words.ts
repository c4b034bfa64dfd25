/** Slack's text as a person reads it: entities decoded, links by their label, mentions of people left out. */
export function readable(text: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_whole, inside: string) => readToken(inside))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Without the mention of the bot, wherever it stands. */
export function withoutMention(text: string, botUser: string): string {
  return text
    .replace(new RegExp(`<@${botUser}(\\|[^<>]*)?>[:,]?`, 'g'), ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

function readToken(inside: string): string {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) return label ? `@${label}` : '@someone';
  if (target.startsWith('#')) return label ? `#${label}` : '#channel';
  if (target.startsWith('!date')) return label ?? '';
  if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0]}`;
  return label ?? target.replace(/^mailto:/, '');
}
