import { type Lines, prose, type SourceLine } from './lines.ts';

const indented =
  /^(\s*)(?:!!!|\?\?\?\+?|===!?)[ \t]+(?:"([^"]*)"|([\w-]+)(?:[ \t]+[\w-]+)*(?:[ \t]+"([^"]*)")?)[ \t]*$/;
const fenced = /^(\s*):{3,}[ \t]*([\w-]+)(?:\[([^\]]*)\]|[ \t]([^{}]*))?(?:\{[^}]*\})?$/;
const fencedEnd = /^\s*:{3,}\s*$/;
const github = /^(\s*>[\s>]*)\[!(\w+)\][+-]?(.*)$/;

/**
 * Admonitions and tabs as a label, with what belongs to it: `!!! note` and `=== "Tab"` by their indentation (MkDocs),
 * `:::note` by its end (Docusaurus, VuePress), `> [!NOTE]` as a quote (GitHub, Obsidian).
 */
export function toCallouts(lines: Lines): Lines {
  if (!lines.some(({ text }) => /^\s*(?:!!!|\?\?\?|===|:::)|>\s*\[!/.test(text))) return lines;
  return unfenced(unindented(lines)).map((line) => {
    if (line.isCode) return line;
    const [, before, kind = '', title] = line.text.match(github) ?? [];
    return before === undefined ? line : prose(`${before}**${title?.trim() || upper(kind)}:**`);
  });
}

function unindented(lines: Lines): Lines {
  const open: number[] = [];
  return lines.flatMap((line): Lines => {
    const indent = line.text.search(/\S/);
    if (indent >= 0) while (open.length > 0 && indent <= (open.at(-1) ?? 0)) open.pop();
    const shifted: SourceLine = { ...line, text: dedent(line.text, 4 * open.length) };
    if (line.isCode) return [shifted];
    const [, before, tab, kind, title] = line.text.match(indented) ?? [];
    if (before === undefined) return [shifted];
    open.push(before.length);
    return [
      prose(`${dedent(before, 4 * (open.length - 1))}**${tab || title || upper(kind ?? '')}:**`),
      prose(''),
    ];
  });
}

function dedent(text: string, most: number): string {
  const tabs = text.replace(/^\t+/, (found) => '    '.repeat(found.length));
  const indent = Math.max(0, tabs.search(/\S|$/));
  return tabs.slice(Math.min(indent, most));
}

function unfenced(lines: Lines): Lines {
  return lines.flatMap((line): Lines => {
    if (line.isCode || !line.text.includes(':::')) return [line];
    if (fencedEnd.test(line.text)) return [prose('')];
    const [, before, kind = '', bracketed, plain = ''] = line.text.trimEnd().match(fenced) ?? [];
    if (before === undefined) return [line];
    const title = (bracketed || plain.match(/^title="([^"]*)"/)?.[1] || plain).trim();
    return [prose(`${before}**${title || upper(kind)}:**`), prose('')];
  });
}

const upper = (kind: string): string =>
  kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase().replaceAll('-', ' ');
