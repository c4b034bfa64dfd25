import { toTables } from './html-tables.ts';
import { type Lines, mapOutsideCode, prose, replaceEach, toText } from './lines.ts';

const block = /<(script|style|svg|iframe|video)\b/i;
const tag = /<(\/?)([A-Za-z][\w.-]*)((?:\s[^<>]*)?)\/?>/g;
/** Everything else between angle brackets is a name to fill in. */
const known = new Set(
  'a abbr article aside b blockquote body br button caption center cite code col colgroup dd del details div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label li link main mark meta nav ol p picture pre q s samp section small source span strike strong style sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr'.split(
    ' ',
  ),
);
/** Components that sites give their pages; in plain Markdown only those that are closed or bear a property are. */
const component = /^[A-Z]\w*(?:\.[A-Z]\w*)*$/;

/** HTML and the components of MDX as the Markdown they stand for, else as their words. */
export function toPlainHtml(lines: Lines): Lines {
  if (!lines.some(({ text, isCode }) => !isCode && /<\/?[A-Za-z]/.test(text))) return lines;
  const components = componentsOf(lines);
  let hidden: string | undefined;
  return toTables(withPre(lines)).map((line) => {
    if (line.isCode) return line;
    if (hidden !== undefined) {
      if (line.text.toLowerCase().includes(`</${hidden}`)) hidden = undefined;
      return prose('');
    }
    const opened = line.text.match(block)?.[1]?.toLowerCase();
    if (opened !== undefined) {
      if (!line.text.toLowerCase().includes(`</${opened}`)) hidden = opened;
      return prose('');
    }
    if (!/<\/?[A-Za-z]/.test(line.text)) return line;
    const isOnlyTags = line.text.replace(tag, '').trim() === '';
    const text = mapOutsideCode(line.text, (piece) => withoutTags(piece, components));
    return prose(
      isOnlyTags
        ? text.trim()
        : text.replace(/^\s{4,}(?=\S)/, (indent) => (line.text.trimStart().startsWith('<') ? '' : indent)),
    );
  });
}

/** Some HTML as the words it stands for. */
export function plainHtml(text: string): string {
  return toText(toPlainHtml(text.split('\n').map(prose)));
}

/** A name is a component where it is closed somewhere, closes itself, or bears a property. */
function componentsOf(lines: Lines): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text, isCode } of lines) {
    if (isCode) continue;
    for (const [whole, slash, name = '', rest] of text.matchAll(tag))
      if (component.test(name) && (slash || whole.endsWith('/>') || rest?.includes('='))) names.add(name);
  }
  return names;
}

/** `<pre>` is a block of code. */
function withPre(lines: Lines): Lines {
  let isOpen = false;
  return lines.flatMap((line): Lines => {
    if (line.isCode && !isOpen) return [line];
    const opens = !isOpen && /^\s*<pre\b[^<>]*>/i.test(line.text);
    if (!opens && !isOpen) return [line];
    const closes = /<\/pre>/i.test(line.text);
    const words = line.text
      .replace(/^\s*<pre\b[^<>]*>/i, '')
      .replace(/<\/pre>[\s\S]*$/i, '')
      .replace(/<\/?code[^<>]*>/gi, '');
    isOpen = !closes;
    return [
      ...(opens ? [{ text: '```', isCode: true }] : []),
      ...(words.trim() || !opens
        ? closes && !words.trim()
          ? []
          : [{ text: decoded(words), isCode: true }]
        : []),
      ...(closes ? [{ text: '```', isCode: true }] : []),
    ];
  });
}

function withoutTags(text: string, components: ReadonlySet<string>): string {
  const href: string[] = [];
  return replaceEach(text, tag, ([whole, slash = '', name = '', rest = '']) => {
    const low = name.toLowerCase();
    if (components.has(name)) return slash ? '' : labelOf(rest);
    if (!known.has(low) || (name !== low && name !== name.toUpperCase())) return whole;
    if (low === 'a') {
      if (slash) {
        const target = href.pop();
        return target ? `](${target})` : '';
      }
      const target = attribute(rest, 'href');
      href.push(target ?? '');
      return target ? '[' : '';
    }
    return inline(low, slash !== '');
  });
}

function inline(name: string, isEnd: boolean): string {
  if (/^(?:b|strong|summary|dt|caption|figcaption)$/.test(name)) return '**';
  if (/^(?:code|kbd|samp|tt)$/.test(name)) return '`';
  if (/^(?:i|em|var|cite)$/.test(name)) return '*';
  if (name === 'br' || name === 'hr') return ' ';
  if (isEnd) return '';
  if (/^h[1-6]$/.test(name)) return `${'#'.repeat(Number(name[1]))} `;
  return name === 'li' ? '- ' : '';
}

const labelOf = (properties: string): string => {
  const words = attribute(properties, 'title') ?? attribute(properties, 'label');
  return words ? `**${words}:** ` : '';
};

function attribute(text: string, name: string): string | undefined {
  return text.match(new RegExp(`\\b${name}\\s*=\\s*\\{?["']([^"']*)["']`, 'i'))?.[1];
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

function decoded(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|nbsp);/g, (whole, name: string) => entities[name] ?? whole);
}
