import type { Block, Inline, Line, Rich } from '../../src/card/card.ts';

/** Draws what only the page around it knows. */
export interface Pen {
  command(name: string): string;
  member(id: string): string;
  conversation(id: string): string;
  /** A code block; already escaped HTML comes back. */
  code(language: string, text: string): string;
  diagram(block: Extract<Block, { kind: 'diagram' }>): string;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function renderRich(rich: Rich, pen: Pen): string {
  return rich.map((block) => renderBlock(block, pen)).join('\n');
}

export function renderLine(line: Line, pen: Pen): string {
  return line.map((inline) => renderInline(inline, pen)).join('');
}

function renderBlock(block: Block, pen: Pen): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${renderLine(block.line, pen)}</p>`;
    case 'heading': {
      return `<h3>${renderLine(block.line, pen)}</h3>`;
    }
    case 'list':
      return renderList(block, pen);
    case 'code':
      return pen.code(block.language, block.text);
    case 'quote':
      return `<blockquote>${renderRich(block.body, pen)}</blockquote>`;
    case 'table':
      return renderTable(block, pen);
    case 'diagram':
      return pen.diagram(block);
  }
}

function renderList(block: Extract<Block, { kind: 'list' }>, pen: Pen): string {
  const items = block.items.map((item) => `<li>${renderItem(item, pen)}</li>`).join('');
  if (block.start === undefined) return `<ul>${items}</ul>`;
  return `<ol${block.start === 1 ? '' : ` start="${block.start}"`}>${items}</ol>`;
}

/** An item of one paragraph stands without the paragraph's space. */
function renderItem(item: Rich, pen: Pen): string {
  const [only] = item;
  return item.length === 1 && only?.kind === 'paragraph' ? renderLine(only.line, pen) : renderRich(item, pen);
}

function renderTable(block: Extract<Block, { kind: 'table' }>, pen: Pen): string {
  const row = (cells: readonly Line[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${renderLine(cell, pen)}</${tag}>`).join('')}</tr>`;
  const body = block.rows.map((cells) => row(cells, 'td')).join('');
  return `<div class="table" tabindex="0"><table><thead>${row(block.header, 'th')}</thead><tbody>${body}</tbody></table></div>`;
}

function renderInline(inline: Inline, pen: Pen): string {
  switch (inline.kind) {
    case 'text': {
      const text = escapeHtml(inline.text).replaceAll('\n', '<br>');
      const bold = inline.bold ? `<strong>${text}</strong>` : text;
      return inline.italic ? `<em>${bold}</em>` : bold;
    }
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`;
    case 'link':
      return `<a href="${escapeHtml(inline.url)}"${inline.url.startsWith('https:') ? ' rel="noreferrer noopener"' : ''}>${escapeHtml(inline.text)}</a>`;
    case 'time':
      return `<time data-show="${inline.show}" datetime="${new Date(inline.at).toISOString()}">${escapeHtml(utc(inline))}</time>`;
    case 'member':
      return escapeHtml(pen.member(inline.member));
    case 'conversation':
      return escapeHtml(pen.conversation(inline.conversation));
    case 'command':
      return `<code>${escapeHtml(pen.command(inline.name))}</code>`;
  }
}

/** What stands until the page's script has drawn it in the reader's zone. */
function utc(inline: Extract<Inline, { kind: 'time' }>): string {
  const text = new Date(inline.at).toUTCString();
  if (inline.show === 'clock') return `${text.slice(17, 22)} UTC`;
  return inline.show === 'date' ? text.slice(5, 11) : `${text.slice(0, 11)} ${text.slice(17, 22)} UTC`;
}
