import type { Block, Card, Choice, Line } from '../../card/card.ts';
import { bold, command, cut, line, moment, paragraph } from '../../card/line.ts';
import { parseMarkdown } from '../../library/markdown.ts';
import { plainText } from '../../library/text.ts';
import type { PostState } from '../../store/posts.ts';
import { daysText } from '../settings/schedule-words.ts';
import { quizActs } from './acts.ts';
import {
  answered,
  choiceBlocks,
  countsText,
  difficultyName,
  isSplitTold,
  letterButtons,
  letterOf,
  mostTempting,
  nameFromSlug,
  ownSuffix,
  toLine,
  whyBlocks,
} from './wording.ts';

/** What a card says beyond the post. */
export interface About {
  /** The guide's short name; without it the name is made from its slug. */
  readonly guide?: string | undefined;
  /** The weekdays on which questions come, 1 is Monday. */
  readonly days?: readonly number[];
}

const introducedPosts = 3;
const previewLength = 150;
const tellingLength = 40;

/** C5: the question of the day while it is open. Its count is the only thing that changes. */
export function openCard(post: PostState, last: PostState | undefined, about: About = {}): Card {
  const origin = post.fromIncident ? ' · from a recent incident' : '';
  return {
    name: 'Question of the day',
    title: line`${bold('Question of the day')} · ${guideName(post, about)} · ${difficultyName(post.question.difficulty)}${ownSuffix(post.question)}${origin}`,
    body: [...parseMarkdown(post.question.stem), ...choiceBlocks(post.question)],
    buttons: [...letterButtons((choice) => quizActs.answer(post.id, choice)), ...lastButton(post)],
    small: [
      countLine(post, last),
      line`Your first answer counts and only you see it. Press a letter again to see it again.`,
      ...introduction(post, about.days ?? []),
    ],
    preview: cut(`Question of the day: ${opening(post.question.stem)}`, previewLength),
  };
}

/** C7: the reveal, edited into the open card; or that the question was withdrawn. */
export function closedCard(post: PostState, about: About = {}): Card {
  if (post.state === 'void') return withdrawnCard(post, about);
  const { question } = post;
  const best = letterOf(question.best);
  return {
    name: 'Question of the day',
    title: line`${bold('Question of the day')} · ${guideName(post, about)}${ownSuffix(question)} · closed`,
    body: [
      ...parseMarkdown(question.stem),
      paragraph(line`${bold(`✓ ${best}`)}  ${toLine(question.choices[question.best]?.text ?? '')}`),
      paragraph(splitLine(post)),
      ...whyBlocks(question, question.best, 'Why:'),
      ...temptingBlock(post),
    ],
    buttons: [
      { label: 'Read the section', act: quizActs.readpost(post.id) },
      { label: 'My answer', act: quizActs.mine(post.id) },
      { label: 'Discuss', act: quizActs.discuss(post.id) },
      { label: 'Report', act: quizActs.report(post.id) },
    ],
    small: [line`Missed it? Read the section before three more are posted and your streak holds.`],
  };
}

/** "C is tempting: ..." where enough people answered to say which. */
export function temptingBlock(post: PostState): readonly Block[] {
  const tempting = mostTempting(post);
  if (tempting === undefined || !isSplitTold(post)) return [];
  return whyBlocks(post.question, tempting, `${letterOf(tempting)} is tempting:`);
}

export const withdrawn = 'This question was withdrawn. It counts for nobody.';

function withdrawnCard(post: PostState, about: About): Card {
  return {
    name: 'Question of the day',
    title: line`${bold('Question of the day')} · ${guideName(post, about)}${ownSuffix(post.question)} · withdrawn`,
    body: [...parseMarkdown(post.question.stem), paragraph(line`${withdrawn}`)],
    buttons: [{ label: 'Read the section', act: quizActs.readpost(post.id) }],
    small: [],
  };
}

function guideName(post: PostState, about: About): string {
  return about.guide ?? nameFromSlug(post.question.guide);
}

/** The first question of a conversation has none before it. */
function lastButton(post: PostState): readonly Choice[] {
  return post.sequence > 1 ? [{ label: 'Last answer', act: quizActs.last(post.id) }] : [];
}

function countLine(post: PostState, last: PostState | undefined): Line {
  const result = last && lastResult(last);
  return line`${answered(post)} answered · closes ${moment(post.closesAt)}${result ? ` · last question: ${result}` : ''}`;
}

function lastResult(last: PostState): string | undefined {
  const total = answered(last);
  if (last.state === 'void' || total === 0) return undefined;
  if (!isSplitTold(last)) return `${total} answered`;
  return `${last.counts[last.question.best] ?? 0} of ${total} chose ${letterOf(last.question.best)}`;
}

function introduction(post: PostState, days: readonly number[]): readonly Line[] {
  if (post.sequence > introducedPosts) return [];
  return [line`${howOften(days)}Nobody is named unless they ask to be. Settings: ${command('coach')}.`];
}

function howOften(days: readonly number[]): string {
  const names = daysText(days);
  if (names === '') return '';
  if (names === 'Every day') return 'One question each day. ';
  if (names === 'Mon–Fri') return 'One question each working day. ';
  return days.length === 1 ? `One question a week, on ${names}. ` : `One question a day on ${names}. `;
}

/** "A 1 · B 7 (58 %) · C 4 · D 0, of 12", the best in bold. */
export function splitLine(post: PostState): Line {
  const total = answered(post);
  if (!isSplitTold(post)) return line`${total} answered`;
  const parts = countsText(post).split(' · ');
  const best = post.question.best;
  const share = Math.round((100 * (post.counts[best] ?? 0)) / total);
  const words = parts.flatMap((part, i) => [
    ...(i > 0 ? line` · ` : []),
    i === best ? bold(`${part} (${share} %)`) : ({ kind: 'text', text: part } as const),
  ]);
  return line`${words}, of ${total}`;
}

/** Its first sentence; where that is a word or two ("SEV2, 02:40."), the next as well. */
export function opening(stem: string): string {
  const text = plainText(parseMarkdown(stem)).replace(/\s+/g, ' ').trim();
  return new RegExp(`^.{${tellingLength},}?[.?!:](?=\\s|$)`).exec(text)?.[0] ?? text;
}
