import type { Child } from 'hono/jsx';
import type { Block, Inline, Line, Rich } from '../../src/card/card.ts';
import { plainLine } from '../../src/library/text.ts';

export interface LinePen {
  /** Where a link of the text leads from this page; undefined: nowhere, so its words stand alone. */
  link(url: string): string | undefined;
}

/** Draws what only the page around it knows. */
export interface Pen extends LinePen {
  /** A heading inside the text. */
  heading(line: Line): Child;
  code(language: string, text: string): Child;
  diagram(block: Extract<Block, { kind: 'diagram' }>): Child;
}

export function RichText({ rich, pen }: { readonly rich: Rich; readonly pen: Pen }) {
  return (
    <>
      {rich.map((block) => (
        <BlockText block={block} pen={pen} />
      ))}
    </>
  );
}

export function LineText({ line, pen }: { readonly line: Line; readonly pen: LinePen }) {
  return (
    <>
      {line.map((inline) => (
        <InlineText inline={inline} pen={pen} />
      ))}
    </>
  );
}

function BlockText({ block, pen }: { readonly block: Block; readonly pen: Pen }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <LineText line={block.line} pen={pen} />
        </p>
      );
    case 'heading':
      return <>{pen.heading(block.line)}</>;
    case 'list':
      return <ListText block={block} pen={pen} />;
    case 'code':
      return <>{pen.code(block.language, block.text)}</>;
    case 'quote':
      return (
        <blockquote>
          <RichText rich={block.body} pen={pen} />
        </blockquote>
      );
    case 'table':
      return <TableText block={block} pen={pen} />;
    case 'diagram':
      return <>{pen.diagram(block)}</>;
  }
}

function ListText({ block, pen }: { readonly block: Extract<Block, { kind: 'list' }>; readonly pen: Pen }) {
  const items = block.items.map((item) => (
    <li>
      <ItemText item={item} pen={pen} />
    </li>
  ));
  if (block.start === undefined) return <ul>{items}</ul>;
  return block.start === 1 ? <ol>{items}</ol> : <ol start={block.start}>{items}</ol>;
}

/** An item of one paragraph stands without the paragraph's space. */
function ItemText({ item, pen }: { readonly item: Rich; readonly pen: Pen }) {
  const [only] = item;
  return item.length === 1 && only?.kind === 'paragraph' ? (
    <LineText line={only.line} pen={pen} />
  ) : (
    <RichText rich={item} pen={pen} />
  );
}

function TableText({ block, pen }: { readonly block: Extract<Block, { kind: 'table' }>; readonly pen: Pen }) {
  const header = block.header.map((cell) => (
    <th scope="col">
      <LineText line={cell} pen={pen} />
    </th>
  ));
  const rows = block.rows.map((cells) => (
    <tr>
      {cells.map((cell) => (
        <td>
          <LineText line={cell} pen={pen} />
        </td>
      ))}
    </tr>
  ));
  const columns = block.header.map(plainLine).filter(Boolean).join(', ');
  return (
    <figure class="table" tabindex={0} aria-label={columns ? `Table: ${columns}` : 'Table'}>
      <table>
        <thead>
          <tr>{header}</tr>
        </thead>
        <tbody>{rows}</tbody>
      </table>
    </figure>
  );
}

function InlineText({ inline, pen }: { readonly inline: Inline; readonly pen: LinePen }) {
  switch (inline.kind) {
    case 'text':
      return <Plain {...inline} />;
    case 'code':
      return <code>{inline.text}</code>;
    case 'link': {
      const href = pen.link(inline.url);
      if (href === undefined) return <>{inline.text}</>;
      const away = inline.url.startsWith('https:') ? { rel: 'noreferrer noopener' } : {};
      return (
        <a href={href} {...away}>
          {inline.text}
        </a>
      );
    }
    case 'time':
    case 'member':
    case 'role':
    case 'conversation':
    case 'command':
      return null; // in cards alone: no text of the library holds one
  }
}

function Plain({ text, bold, italic }: Extract<Inline, { kind: 'text' }>) {
  const lines = text.split('\n').map((line, i) => (
    <>
      {i > 0 && <br />}
      {line}
    </>
  ));
  const strong = bold ? <strong>{lines}</strong> : lines;
  return italic ? <em>{strong}</em> : strong;
}
