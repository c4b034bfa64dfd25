import { plainHtml } from '../dialects/html.ts';
import type { ForeignChoice, Read } from './foreign.ts';

/** Moodle's GIFT, as docs.moodle.org/en/GIFT_format has it. Of its kinds of question, those with choices. */
export function readGift(text: string): readonly Read[] {
  return blocksOf(text).map(({ line, lines }) => toQuestion(line, hideEscaped(lines.join('\n'))));
}

interface Block {
  readonly line: number;
  readonly lines: string[];
}

/** Questions stand apart by an empty line; comments and categories belong to none. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') open = undefined;
    else if (!/^\s*(?:\/\/|\$CATEGORY:)/.test(line)) {
      if (!open) {
        open = { line: i + 1, lines: [] };
        blocks.push(open);
      }
      open.lines.push(line);
    }
  }
  return blocks;
}

function toQuestion(line: number, block: string): Read {
  const [, title, rest = block] = block.match(/^\s*::([\s\S]*?)::([\s\S]*)$/) ?? [];
  const [opens, closes] = [rest.indexOf('{'), rest.lastIndexOf('}')];
  if (opens < 0 || closes < opens) return { line, reason: 'no choices in { } follow it' };
  const { isHtml, words } = readFormat(rest.slice(0, opens));
  const toText = (piece: string): string => {
    const shown = showEscaped(piece).trim();
    return isHtml ? plainHtml(shown).trim() : shown;
  };
  const after = toText(rest.slice(closes + 1));
  const [body = '', general = ''] = rest.slice(opens + 1, closes).split('####', 2);
  const choices = choicesOf(body);
  if (!choices) return { line, reason: 'this is no question with choices: only those are taken' };
  return {
    line,
    id: title === undefined ? undefined : showEscaped(title),
    stem: after ? `${toText(words)} ____ ${after}` : toText(words),
    choices: turned(choices, rest.length).map(({ text, why, isRight }) => ({
      text: toText(text),
      why: toText(why || (isRight ? general : '')),
      isRight,
    })),
  };
}

/** Moodle mixes the choices when it asks, so the right one often stands first. */
function turned<T>(all: readonly T[], by: number): readonly T[] {
  const at = by % all.length;
  return [...all.slice(at), ...all.slice(0, at)];
}

function readFormat(stem: string): { readonly isHtml: boolean; readonly words: string } {
  const [whole = '', format] = stem.match(/^\s*\[(html|markdown|plain|moodle)\]/) ?? [];
  return { isHtml: format === 'html' || format === 'moodle', words: stem.slice(whole.length) };
}

/** undefined: it is asked for a number, a word, a pair, or true and false. */
function choicesOf(body: string): readonly ForeignChoice[] | undefined {
  const first = body.search(/[=~]/);
  if (first < 0 || body.slice(0, first).trim() !== '' || body.includes('->')) return undefined;
  const choices = body
    .slice(first)
    .split(/(?=[=~])/)
    .map(toChoice);
  return choices.every(({ isRight }) => isRight) ? undefined : choices;
}

function toChoice(piece: string): ForeignChoice {
  const [, weight, rest = ''] = piece.slice(1).match(/^(?:%(-?[\d.]+)%)?([\s\S]*)$/) ?? [];
  const at = rest.indexOf('#');
  return {
    text: at < 0 ? rest : rest.slice(0, at),
    why: at < 0 ? '' : rest.slice(at + 1),
    isRight: piece.startsWith('=') || Number(weight) === 100,
  };
}

/** Signs that are escaped mean nothing: they wait where no text has a character. */
const hidden = 0xe000;

function hideEscaped(text: string): string {
  return text.replace(/\\([~=#{}:\\n])/g, (_, sign: string) =>
    sign === 'n' ? '\n' : String.fromCharCode(hidden + sign.charCodeAt(0)),
  );
}

function showEscaped(text: string): string {
  return text.replace(/[\ue000-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - hidden));
}
