import type { Token } from 'markdown-it';
import type { Draft } from './draft.ts';

/** A step of a numbered list, as it is written. */
export interface Step {
  readonly line: number;
  /** Its Markdown, with the block of code that it announces. */
  readonly text: string;
  /** What stands in code marks or in that block. */
  readonly commands: readonly string[];
}

/** A numbered list: one follows its steps from the first on. Blocks of code between its items belong to the item before. */
export type Procedure = readonly Step[];

/** The numbered lists of a guide that somebody follows: an exercise and its answer are read. */
export function proceduresOf(draft: Draft): readonly Procedure[] {
  const found: Step[][] = [];
  let goesOn = false;
  let title = '';
  const { tokens } = draft;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || token.level > 0) continue;
    if (token.type === 'heading_open' && token.tag === 'h2') title = tokens[i + 1]?.content ?? '';
    if (token.type === 'ordered_list_open' && title !== 'Practise') {
      const steps = stepsIn(draft, tokens.slice(i, closeOf(tokens, i)));
      const before = found.at(-1);
      if (goesOn && before && Number(token.attrGet('start') ?? 1) === before.length + 1)
        before.push(...steps);
      else found.push([...steps]);
      goesOn = true;
    } else if (token.type === 'fence' && goesOn) takeFence(found.at(-1), token);
    else if (token.nesting >= 0) goesOn = false;
  }
  return found;
}

function stepsIn(draft: Draft, tokens: readonly Token[]): readonly Step[] {
  return tokens.flatMap((token, i) => {
    if (token.type !== 'list_item_open' || token.level !== 1) return [];
    const inside = tokens.slice(i, closeOf(tokens, i));
    return [
      {
        line: draft.lineOf(token),
        text: inside
          .filter(({ type }) => type === 'inline' || type === 'fence')
          .map(({ content }) => content)
          .join('\n'),
        commands: inside.flatMap(commandsOf),
      },
    ];
  });
}

function takeFence(steps: Step[] | undefined, fence: Token): void {
  const last = steps?.at(-1);
  if (!steps || !last) return;
  steps[steps.length - 1] = {
    ...last,
    text: `${last.text}\n${fence.content}`,
    commands: [...last.commands, ...commandsOf(fence)],
  };
}

function commandsOf(token: Token): readonly string[] {
  if (token.type === 'fence') return [token.content.replace(/\\\n\s*/g, ' ')];
  return (token.children ?? []).filter(({ type }) => type === 'code_inline').map(({ content }) => content);
}

function closeOf(tokens: readonly Token[], start: number): number {
  const level = tokens[start]?.level ?? 0;
  const at = tokens.findIndex((token, i) => i > start && token.nesting === -1 && token.level === level);
  return at < 0 ? tokens.length : at;
}
