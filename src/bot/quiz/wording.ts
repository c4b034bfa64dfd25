import type { Block, Choice, Line } from '../../card/card.ts';
import { bold, line, paragraph } from '../../card/line.ts';
import { parseMarkdown } from '../../library/markdown.ts';
import type { Library, Section } from '../../library/model.ts';
import { wholeMinutes } from '../../library/reading-time.ts';
import { tuning } from '../../quiz/tuning.ts';
import type { AskedQuestion, PostState } from '../../store/posts.ts';
import { sectionName } from '../find/naming.ts';

const letters = ['A', 'B', 'C', 'D'] as const;
const difficulties = ['easy', 'medium', 'hard'];
const { enoughToJudge, enoughAllWrong } = tuning.judged;

export function letterOf(choice: number): string {
  return letters[choice] ?? '?';
}

export function difficultyName(difficulty: number): string {
  return difficulties[difficulty - 1] ?? 'medium';
}

/** Behind a title, of a question that a member wrote: nobody takes it for one of the library's. */
export const ownSuffix = ({ isSuggested }: Pick<AskedQuestion, 'isSuggested'>): string =>
  isSuggested ? ' · from your team' : '';

/** The same beside a verdict. */
export const ownLine = ({ isSuggested }: Pick<AskedQuestion, 'isSuggested'>): readonly Line[] =>
  isSuggested ? [line`A question from your team.`] : [];

/** The words of a line of Markdown, with their code and emphasis. */
export function toLine(markdown: string): Line {
  const [first] = parseMarkdown(markdown);
  return first?.kind === 'paragraph' ? first.line : line`${markdown}`;
}

export function choiceBlocks(question: Pick<AskedQuestion, 'choices'>): readonly Block[] {
  return question.choices.map((choice, i) => paragraph(line`${bold(letterOf(i))}  ${toLine(choice.text)}`));
}

/** A to D, each spoken in full to a screen reader. */
export function letterButtons(act: (choice: number) => Choice['act']): readonly Choice[] {
  return letters.map((letter, i) => ({ label: letter, spoken: `Answer ${letter}`, act: act(i) }));
}

export function answered(post: Pick<PostState, 'counts'>): number {
  return post.counts.reduce((sum, count) => sum + count, 0);
}

/** Whether so many chose that how they did is nobody's own result. */
export function isSplitTold({ counts, question }: PostState): boolean {
  const isAllWrong = (counts[question.best] ?? 0) === 0;
  return answered({ counts }) >= (isAllWrong ? enoughAllWrong : enoughToJudge);
}

/** "A 1 · B 6 · C 3 · D 0" */
export function countsText(post: Pick<PostState, 'counts'>): string {
  return post.counts.map((count, i) => `${letterOf(i)} ${count}`).join(' · ');
}

/** The wrong choice that most people made; undefined: nobody chose wrong. */
export function mostTempting(post: PostState): number | undefined {
  const wrong = post.counts
    .map((count, choice) => ({ count, choice }))
    .filter(({ count, choice }) => choice !== post.question.best && count > 0);
  return wrong.sort((a, b) => b.count - a.count)[0]?.choice;
}

/** Why a choice is right or wrong; nothing where the question gives no reason for it. */
export function whyBlocks(question: AskedQuestion, choice: number, label: string): readonly Block[] {
  const why = question.choices[choice]?.why;
  return why ? [paragraph(line`${bold(label)} ${toLine(why)}`)] : [];
}

/** "Read: Kubernetes › Roll back a bad rollout (3 min)" */
export function readLine(library: Library, section: Section): Line {
  const minutes = wholeMinutes(section.minutes);
  return line`${bold('Read:')} ${sectionName(library, section)} (${minutes} min)`;
}

/** `kubernetes-operations` as it would be written where the guide is no longer there to be asked. */
export function nameFromSlug(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
