/** The text outside of code changed by `change`; what stands between backticks as it is. */
export function outsideCode(text: string, change: (plain: string) => string): string {
  let result = '';
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const ticks = ticksAt(text, at);
    const end = ticks > 0 ? endOfCode(text, at + ticks, ticks) : undefined;
    if (end === undefined) {
      // A backtick that is escaped opens nothing.
      const read = ticks || (text[at] === '\\' ? 2 : 1);
      plain += text.slice(at, at + read);
      at += read;
      continue;
    }
    result += change(plain) + text.slice(at, end);
    plain = '';
    at = end;
  }
  return result + change(plain);
}

function ticksAt(text: string, at: number): number {
  let ticks = 0;
  while (text[at + ticks] === '`') ticks++;
  return ticks;
}

/** Behind the next run of as many backticks; undefined: none follows, so they are text. */
function endOfCode(text: string, from: number, ticks: number): number | undefined {
  for (let at = text.indexOf('`', from); at >= 0; at = text.indexOf('`', at)) {
    const found = ticksAt(text, at);
    at += found;
    if (found === ticks) return at;
  }
  return undefined;
}
