import type { Block, Card, Choice, Line } from '../../card/card.ts';
import { bold, date, line, moment, paragraph, seenBy } from '../../card/line.ts';
import type { Epoch } from '../../ids.ts';
import type { Answer } from '../../store/answers.ts';
import type { PostState } from '../../store/posts.ts';
import type { World } from '../world.ts';
import { quizActs } from './acts.ts';
import { splitLine, temptingBlock } from './question-card.ts';
import { answered, letterOf, ownLine, readLine, whyBlocks } from './wording.ts';

/** What a verdict says beyond right or wrong. A number that could not be read is left out. */
export interface VerdictDetails {
  /** The card was shown before: the first answer stays. */
  readonly isAgain: boolean;
  readonly inARow: number | undefined;
  readonly comesBackAt: Epoch | undefined;
  /** A sentence about names on the board, where the conversation invites everybody. */
  readonly board: Line | undefined;
}

/** A post, with an answer to it. */
export interface Answered {
  readonly post: PostState;
  readonly answer: Answer;
}

/** C6: private, at the one moment of attention. */
export function verdictCard(world: World, { post, answer }: Answered, details: VerdictDetails): Card {
  const { question } = post;
  const title = verdictTitle(answer.choice, question.best);
  const section = world.library().section(question.section);
  return {
    name: 'Your answer',
    title: details.isAgain
      ? line`You answered ${letterOf(answer.choice)} on ${moment(answer.at)}. The first answer stays.`
      : title,
    body: [
      ...(details.isAgain ? [paragraph(title)] : []),
      ...whys(post, answer.choice),
      ...(section ? [paragraph(readLine(world.library(), section))] : []),
      paragraph(soFar(post)),
    ],
    buttons: [...readButton(post, Boolean(section)), ...afterwards(post)],
    small: [
      ...(details.board ? [details.board] : []),
      seenBy(true, ...ownLine(question), ...outlook(details)),
    ],
  };
}

/** How they chose waits for the end: what changed between two looks would be somebody's answer. */
function soFar(post: PostState): Line {
  return post.state === 'open'
    ? line`${answered(post)} answered so far. How they chose is shown when it closes.`
    : splitLine(post);
}

export function verdictTitle(choice: number, best: number): Line {
  return choice === best
    ? line`${bold(`✓ ${letterOf(best)} is the best answer.`)}`
    : line`${bold(`✗ You chose ${letterOf(choice)}. The best answer is ${letterOf(best)}.`)}`;
}

/** The read section mends; a section that has left the library has no button. */
export function readButton(post: PostState, isThere: boolean): readonly Choice[] {
  return isThere ? [{ label: 'Read the section', act: quizActs.readpost(post.id) }] : [];
}

function whys(post: PostState, choice: number): readonly Block[] {
  const { question } = post;
  const best = whyBlocks(question, question.best, `Why ${letterOf(question.best)}:`);
  return choice === question.best
    ? [...best, ...(post.state === 'open' ? [] : temptingBlock(post))]
    : [...whyBlocks(question, choice, `Why not ${letterOf(choice)}:`), ...best];
}

function afterwards(post: PostState): readonly Choice[] {
  return [
    { label: 'Discuss', act: quizActs.discuss(post.id) },
    { label: 'Report', act: quizActs.report(post.id) },
  ];
}

function outlook(details: VerdictDetails): readonly Line[] {
  const { comesBackAt, inARow } = details;
  return [
    ...(comesBackAt === undefined ? [] : [line`Comes back to you in private around ${date(comesBackAt)}.`]),
    ...(inARow === undefined ? [] : [line`Answered in a row: ${inARow}.`]),
  ];
}
