/** Literal text: nothing in it formats, links or mentions. https://discord.com/developers/docs/reference#message-formatting */
export function escapeText(text: string): string {
  return text
    .replace(/[\\*_~`|<[\]]/g, '\\$&')
    .replace(/^([ \t]*)([>#+-])/gm, '$1\\$2')
    .replace(/^([ \t]*\d+)([.)])/gm, '$1\\$2')
    .replaceAll('://', '\\://')
    .replace(/@(?=everyone|here)/g, '@\u200B');
}

/** Between backticks nothing is read but backticks. */
export function codeSpan(text: string): string {
  const line = text.includes('\n') ? oneLine(text) : text;
  if (!line.trim()) return '';
  if (!line.includes('`')) return `\`${line}\``;
  return `\`\` ${line.replace(/`(?=`)/g, '`\u200B')} \`\``;
}

function oneLine(text: string): string {
  return text
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ');
}

const fenceSize = 40;

/** `most` bounds the block with its fences. */
export function codeBlock(language: string, text: string, most: number): string {
  const name = /^[a-z0-9+#-]{1,20}$/i.test(language) ? language : '';
  const safe = text.replace(/`(?=``)/g, '`\u200B').replace(/`$/, '`\u200B');
  const room = most - fenceSize;
  if (!safe.trim() || room < 1) return '';
  const shown = safe.length <= room ? safe : `${safe.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  return `\`\`\`${name}\n${shown}\n\`\`\``;
}

/** Marks must touch the words: spaces at the ends go outside. */
export function wrapped(text: string, mark: string): string {
  const middle = text.trim();
  const start = text.indexOf(middle);
  return middle ? `${text.slice(0, start)}${mark}${middle}${mark}${text.slice(start + middle.length)}` : text;
}

/** Two runs side by side (`**a****b**`) would be read as one mark: a space of no width keeps them apart. */
export function joined(left: string, right: string): string {
  const isClash = /[*`]$/.test(left) && /^[*`]/.test(right);
  return isClash ? `${left}\u200B${right}` : `${left}${right}`;
}
