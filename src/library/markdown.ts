import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Inline, Line, Rich } from '../card/card.ts';
import { plainLine } from './text.ts';

/** Deep nesting multiplies what a long run of brackets takes. Twenty is the parser's own bound for CommonMark. */
const parser = new MarkdownIt({ html: false, linkify: false }).set({ maxNesting: 20 });

/** Markdown to the one tree that all renderers draw. HTML stays literal text. */
export function parseMarkdown(text: string): Rich {
  return toBlocks(parser.parse(text, {}));
}

/** Where a link leads; undefined: nowhere that can be reached, so that its words stay as plain text. */
export type LinkTo = (href: string) => string | undefined;

/** What `[name]: address` lines of a document define; a part of it is parsed with those of the whole. */
export type References = Record<string, unknown>;

/** Top-level tokens, for whoever needs headings and lines. */
export function tokenize(text: string, references: References = {}): readonly Token[] {
  return parser.parse(text, references);
}

export function readReferences(text: string): References {
  const lines =
    text.match(
      /(?<![^\n]) {0,3}\[[^\]\n]+\]:\s*\S+(?:\s+(?:"[^"\n]*"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*(?![^\n])/g,
    ) ?? [];
  const references: References = {};
  parser.parse(lines.join('\n'), references);
  return references;
}

/** Tokens of whole blocks to blocks. A mermaid fence takes the italic paragraph after it as its caption. */
export function toBlocks(tokens: readonly Token[], linkTo: LinkTo = toUrl): Rich {
  const blocks: Block[] = [];
  for (let i = 0; i < tokens.length; ) {
    const end = closing(tokens, i);
    const block = toBlock(tokens.slice(i, end + 1), linkTo);
    const before = blocks.at(-1);
    if (before?.kind === 'diagram' && before.caption.length === 0 && isCaption(block))
      blocks[blocks.length - 1] = { ...before, caption: block.line.map(upright) };
    else if (block) blocks.push(block);
    i = end + 1;
  }
  return blocks;
}

export function toLine(inline: Token | undefined, linkTo: LinkTo = toUrl): Line {
  const line: Inline[] = [];
  let bold = 0;
  let italic = 0;
  let link: string | undefined;
  let linked: string[] = [];
  for (const token of inline?.children ?? []) {
    const add = (text: string): void => {
      if (link !== undefined) linked.push(text);
      else if (text)
        line.push({
          kind: 'text',
          text,
          ...(bold ? { bold: true } : {}),
          ...(italic ? { italic: true } : {}),
        });
    };
    switch (token.type) {
      case 'strong_open':
        bold++;
        break;
      case 'strong_close':
        bold--;
        break;
      case 'em_open':
        italic++;
        break;
      case 'em_close':
        italic--;
        break;
      case 'link_open':
        link = linkTo(String(token.attrGet('href') ?? '')) ?? '';
        linked = [];
        break;
      case 'link_close': {
        const text = linked.join('');
        const url = link;
        link = undefined;
        if (url) line.push({ kind: 'link', url, text });
        else add(text);
        break;
      }
      case 'code_inline':
        if (link === undefined) line.push({ kind: 'code', text: token.content });
        else linked.push(token.content);
        break;
      case 'softbreak':
        add(' ');
        break;
      case 'hardbreak':
        add('\n');
        break;
      default:
        add(token.content);
    }
  }
  return joinTexts(line);
}

/** A link to another guide becomes its reader path; one out of the folder, or to another scheme, is dropped. */
function toUrl(href: string): string | undefined {
  const guide = href.match(/^\.\.\/([\w-]+)\/guide\.md(#[^#]*)?$/);
  if (guide) return `/guides/${guide[1]}${guide[2] ?? ''}`;
  return /^https?:\/\//.test(href) || href.startsWith('#') ? href : undefined;
}

function joinTexts(line: readonly Inline[]): Line {
  const joined: Inline[] = [];
  for (const inline of line) {
    const before = joined.at(-1);
    if (
      inline.kind === 'text' &&
      before?.kind === 'text' &&
      before.bold === inline.bold &&
      before.italic === inline.italic
    )
      joined[joined.length - 1] = { ...before, text: before.text + inline.text };
    else joined.push(inline);
  }
  return joined;
}

function closing(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    depth += tokens[i]?.nesting ?? 0;
    if (depth <= 0) return i;
  }
  return tokens.length - 1;
}

function toBlock(tokens: readonly Token[], linkTo: LinkTo): Block | undefined {
  const first = tokens[0];
  const inner = tokens.slice(1, -1);
  switch (first?.type) {
    case 'paragraph_open':
      return { kind: 'paragraph', line: toLine(tokens[1], linkTo) };
    case 'heading_open':
      return { kind: 'heading', line: toLine(tokens[1], linkTo) };
    case 'fence':
      return toFence(first);
    case 'code_block':
      return { kind: 'code', language: 'text', text: first.content.trimEnd() };
    case 'bullet_list_open':
      return { kind: 'list', start: undefined, items: toItems(inner, linkTo) };
    case 'ordered_list_open':
      return { kind: 'list', start: Number(first.attrGet('start') ?? 1), items: toItems(inner, linkTo) };
    case 'blockquote_open':
      return { kind: 'quote', body: toBlocks(inner, linkTo) };
    case 'table_open':
      return toTable(inner, linkTo);
    default:
      return undefined;
  }
}

function toFence(token: Token): Block {
  const language = token.info.trim().split(/\s+/)[0] || 'text';
  const text = token.content.trimEnd();
  return language === 'mermaid'
    ? { kind: 'diagram', source: text, caption: [] }
    : { kind: 'code', language, text };
}

function toItems(tokens: readonly Token[], linkTo: LinkTo): readonly Rich[] {
  const items: Rich[] = [];
  for (let i = 0; i < tokens.length; ) {
    const end = closing(tokens, i);
    items.push(toBlocks(tokens.slice(i + 1, end), linkTo));
    i = end + 1;
  }
  return items;
}

function toTable(tokens: readonly Token[], linkTo: LinkTo): Block {
  const rows: Line[][] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'th_open' || token.type === 'td_open')
      rows.at(-1)?.push(toLine(tokens[i + 1], linkTo));
  }
  const [header = [], ...rest] = rows;
  return { kind: 'table', header, rows: rest };
}

function isCaption(block: Block | undefined): block is Extract<Block, { kind: 'paragraph' }> {
  return block?.kind === 'paragraph' && plainLine(block.line).startsWith('Diagram: ');
}

function upright(inline: Inline): Inline {
  return inline.kind === 'text' ? { kind: 'text', text: inline.text } : inline;
}
