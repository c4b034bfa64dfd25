import { toSlug } from '../paths.ts';
import { QuestionEntry } from '../schema.ts';
import type { ForeignQuestion, Rejected } from './foreign.ts';

const letters = ['A', 'B', 'C', 'D'] as const;
const difficulties = new Map([
  ['easy', 1],
  ['medium', 2],
  ['hard', 3],
]);

export interface Given {
  /** Where those go that name no section. */
  readonly section: string | undefined;
  /** The stems that are there, by their ids; those of the entry join them. */
  readonly known: Map<string, string>;
}

/** The question as `questions.yaml` has it, or why it cannot be one. */
export function toEntry(question: ForeignQuestion, { section, known }: Given): QuestionEntry | Rejected {
  const rejected = (reason: string): Rejected => ({ line: question.line, reason });
  const { choices } = question;
  if (choices.length !== 4) return rejected(`it has ${choices.length} choices: it takes four`);
  const right = choices.filter(({ isRight }) => isRight);
  if (right.length !== 1) return rejected(`${right.length} of its choices are right: it takes one`);
  const same = [...known].find(([, stem]) => stem === question.stem.trim());
  if (same) return rejected(`it is there already, as "${same[0]}"`);
  const where = question.section ?? section;
  if (!where) return rejected('it names no section: add a column "section", or say --section PAGE#ANCHOR');
  const id = idOf(question, known);
  if (id === undefined) return rejected(`another question has the id "${question.id}"`);
  const read = QuestionEntry.safeParse({
    id,
    section: where,
    difficulty: difficultyOf(question.difficulty),
    stem: question.stem,
    choices: choices.map(({ text, why }) => ({ text, why })),
    answer: letters[choices.findIndex(({ isRight }) => isRight)],
  });
  if (!read.success) return rejected(faultOf(read.error.issues[0]));
  known.set(id, read.data.stem);
  return read.data;
}

function difficultyOf(text: string | undefined): number | string {
  if (text === undefined) return 2;
  return difficulties.get(text.toLowerCase()) ?? (/^[123]$/.test(text) ? Number(text) : text);
}

/** Its own, else of its first words; undefined: its own is another's. */
function idOf({ id, stem }: ForeignQuestion, known: ReadonlyMap<string, string>): string | undefined {
  if (id !== undefined) {
    const own = short(id);
    return known.has(own) ? undefined : own;
  }
  const wanted = short(stem);
  for (let i = 2, name = wanted; ; name = `${wanted.slice(0, 36)}-${i++}`) if (!known.has(name)) return name;
}

/** Latin letters and digits: what is written otherwise is left out. */
function short(text: string): string {
  const words = toSlug(text.replaceAll(/[./\\]/g, ' '))
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/^-/, '');
  const cut = words.length <= 40 ? words : words.slice(0, 41).replace(/-[^-]*$/, '');
  return cut.slice(0, 40).replace(/-$/, '') || 'question';
}

function faultOf(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): string {
  const [field, at, part] = issue?.path ?? [];
  const name =
    field === 'choices' ? `${part === 'why' ? 'why' : 'choice'} ${letters[Number(at)] ?? ''}` : field;
  return `${String(name ?? 'it')} ${issue?.message ?? 'cannot be read'}`;
}
