import type { types } from '@slack/bolt';
import type { Block, Line, Rich } from '../../src/card/card.ts';
import { budget, limits } from './limits.ts';
import type { Looks } from './looks.ts';
import { richInlines, sizeOf } from './render-inline.ts';
import { emboldened } from './render-rich.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** A body around the one table that a message may have. https://docs.slack.dev/reference/block-kit/blocks/table-block */
export interface Tabled {
  readonly before: Rich;
  readonly table: types.TableBlock;
  readonly after: Rich;
}

/** Around its first table; undefined: none, or one that Slack would not take. */
export function aroundTable(body: Rich, looks: Looks): Tabled | undefined {
  const at = body.findIndex(({ kind }) => kind === 'table');
  const found = body[at];
  if (found?.kind !== 'table') return undefined;
  const table = toTable(found, looks);
  return table && { before: body.slice(0, at), table, after: body.slice(at + 1) };
}

function toTable({ header, rows }: Table, looks: Looks): types.TableBlock | undefined {
  const all = [header.map((line) => line.map(emboldened)), ...rows];
  const columns = Math.max(...all.map((row) => row.length));
  if (columns === 0 || columns > limits.tableColumns || all.length > limits.tableRows) return undefined;
  const cells = all.map((row) => Array.from({ length: columns }, (_, at) => inlinesOf(row[at], looks)));
  const size = cells.flat(2).reduce((sum, element) => sum + sizeOf(element), 0);
  if (size > budget.richText) return undefined;
  return {
    type: 'table',
    rows: cells.map((row) => row.map(toCell)),
    column_settings: Array.from({ length: columns }, () => ({ is_wrapped: true })),
  };
}

/** An empty cell is refused. */
function inlinesOf(line: Line | undefined, looks: Looks): types.RichTextElement[] {
  const elements = richInlines(line ?? [], looks);
  return elements.length > 0 ? [...elements] : [{ type: 'text', text: ' ' }];
}

function toCell(elements: types.RichTextElement[]): types.RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
