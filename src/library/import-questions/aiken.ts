import type { ForeignQuestion, Read } from './foreign.ts';

const choice = /^([A-Z])[.)][ \t]+(\S.*)$/;
const answer = /^ANSWER:[ \t]*([A-Z])$/i;

/** Aiken: the question, a line for each choice (`A. ...` or `A) ...`), then `ANSWER: A`. It has no reasons. */
export function readAiken(text: string): readonly Read[] {
  const read: Read[] = [];
  let open: Open | undefined;
  for (const [i, written] of text.split('\n').entries()) {
    const words = written.trim();
    if (words === '') continue;
    const [, right] = words.match(answer) ?? [];
    if (right) {
      read.push(open ? closed(open, right) : { line: i + 1, reason: 'an answer without a question' });
      open = undefined;
      continue;
    }
    const [, letter, said] = words.match(choice) ?? [];
    open ??= { line: i + 1, stem: [], choices: [] };
    if (letter && said) open.choices.push({ letter, text: said });
    else if (open.choices.length === 0) open.stem.push(words);
    else {
      read.push(unanswered(open));
      open = { line: i + 1, stem: [words], choices: [] };
    }
  }
  return open ? [...read, unanswered(open)] : read;
}

interface Open {
  readonly line: number;
  readonly stem: string[];
  readonly choices: { readonly letter: string; readonly text: string }[];
}

const unanswered = ({ line }: Open): Read => ({ line, reason: 'no line "ANSWER: A" follows it' });

function closed({ line, stem, choices }: Open, right: string): ForeignQuestion {
  return {
    line,
    stem: stem.join('\n'),
    choices: choices.map(({ letter, text }) => ({
      text,
      why: '',
      isRight: letter === right.toUpperCase(),
    })),
  };
}
