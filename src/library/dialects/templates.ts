import { type Lines, mapOutsideCode, mapProse, prose, type SourceLine } from './lines.ts';

/** `import X from 'y'` and `export const` of MDX, which may run over several lines. */
const moduleStart =
  /^(?:import\s[^;]*\sfrom\s+['"]|import\s+['"]|import\s+\{\s*$|export\s+(?:const|default|function|let|var)\b)/;
const fenceShortcode = /^\s*\{[{%][<%]?\s*highlight\s+["']?([\w+-]+)(?:[^}\w+-][^}]*)?\}+\s*$/;
const fenceShortcodeEnd = /^\s*\{[{%][<%]?\s*(?:\/\s*highlight|endhighlight)\s*[>%]?\}+\s*$/;

/** Shortcodes of Hugo, tags of Liquid and GitBook, ERB, and the modules of MDX. */
export function withoutTemplates(lines: Lines): Lines {
  if (!lines.some(({ text }) => /\{[{%]|<%|^(?:import|export)\s/.test(text))) return lines;
  return mapProse(withoutModules(highlighted(lines)), (text) =>
    /\{[{%]|<%/.test(text) ? mapOutsideCode(text, withoutTags) : text,
  );
}

function withoutModules(lines: Lines): Lines {
  let isOpen = false;
  return lines.map((line) => {
    if (line.isCode) return line;
    if (!isOpen && !moduleStart.test(line.text)) return line;
    const isLast = /from\s+['"][^'"]*['"];?\s*$|;\s*$|^\s*\}/.test(line.text);
    isOpen = !(isLast || line.text.trim() === '') && !/^import\s+['"]/.test(line.text);
    return prose('');
  });
}

/** `{{< highlight sh >}}` and `{% highlight sh %}` are fences. */
function highlighted(lines: Lines): Lines {
  let isOpen = false;
  return lines.map((line): SourceLine => {
    if (!isOpen && line.isCode) return line;
    const language = isOpen ? undefined : line.text.match(fenceShortcode)?.[1];
    if (language !== undefined) {
      isOpen = true;
      return { text: `\`\`\`${language}`, isCode: true };
    }
    if (!isOpen) return line;
    if (fenceShortcodeEnd.test(line.text)) {
      isOpen = false;
      return { text: '```', isCode: true };
    }
    return { ...line, isCode: true };
  });
}

const tag =
  /\{\{[<%]([^{}]*)[%>]\}\}|\{%-?([^{}]*?)-?%\}|<%[=#-]?[^%]*%>|\{\{\s*(?:site|page|include|layout|book)\.[^{}]*\}\}/g;

function withoutTags(text: string): string {
  return text.replace(tag, (_, shortcode: string | undefined, liquid: string | undefined) =>
    sayTag((shortcode ?? liquid ?? '').trim()),
  );
}

const named = (tag: string, name: string): string | undefined =>
  tag.match(new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`))?.[1];

/** A link is its target, a panel its label, an included note its words; everything else is for a generator of sites. */
function sayTag(tag: string): string {
  const name = tag.match(/^[\w/-]+/)?.[0]?.toLowerCase() ?? '';
  const first = tag.match(/["']([^"']*)["']/)?.[1];
  if (/^(?:rel)?ref$|^(?:link|post_url)$/.test(name)) return first ?? tag.replace(/^\S+\s*/, '');
  if (/^(?:tab|tabitem|tab-item|step|expand|details)$/.test(name))
    return label(named(tag, 'title') ?? named(tag, 'label') ?? named(tag, 'name') ?? first);
  if (callouts.has(name)) return label(calloutName(tag, name));
  if (name === 'include') return named(tag, 'content') ?? '';
  return '';
}

const callouts = new Set([
  'notice',
  'hint',
  'alert',
  'callout',
  'admonition',
  'warning',
  'note',
  'tip',
  'caution',
  'danger',
]);
const kinds = /\b(note|info|tip|warning|caution|danger|important)\b/i;

function calloutName(tag: string, name: string): string {
  const title = named(tag, 'title');
  if (title) return title;
  const kind = tag.slice(name.length).match(kinds)?.[1] ?? name.match(kinds)?.[1] ?? 'note';
  return kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
}

const label = (words: string | undefined): string => (words?.trim() ? `**${words.trim()}:** ` : '');
