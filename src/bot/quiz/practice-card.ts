import type { Card, Choice, Line } from '../../card/card.ts';
import { bold, date, line, notice, paragraph, seenBy } from '../../card/line.ts';
import { plural } from '../../card/words.ts';
import type { Epoch } from '../../ids.ts';
import { parseMarkdown } from '../../library/markdown.ts';
import type { Library, Question } from '../../library/model.ts';
import { findActs } from '../find/acts.ts';
import { quizActs } from './acts.ts';
import type { Session } from './session.ts';
import { verdictTitle } from './verdict-card.ts';
import {
  choiceBlocks,
  difficultyName,
  letterButtons,
  letterOf,
  nameFromSlug,
  ownLine,
  ownSuffix,
  readLine,
  whyBlocks,
} from './wording.ts';

/** A question on demand or in review. `stamp` tells one drawing of the card from the next. */
export function practiceCard(
  library: Library,
  question: Question,
  drawn: { readonly session: Session; readonly stamp: string; readonly isDirect: boolean },
): Card {
  const { session, stamp } = drawn;
  const name = library.guide(question.guide)?.short ?? nameFromSlug(question.guide);
  const what = session.kind === 'review' ? `Review ${session.at} of ${session.of}` : 'Practice';
  return {
    name: what,
    title: line`${bold(what)} · ${name} · ${difficultyName(question.difficulty)}${ownSuffix(question)}`,
    body: [...parseMarkdown(question.stem), ...choiceBlocks(question)],
    buttons: letterButtons((choice) => quizActs.try(question.key, choice, session, stamp)),
    small: [seenBy(!drawn.isDirect, line`Practice does not count towards your streak.`)],
  };
}

export interface Tried {
  readonly question: Question;
  readonly choice: number;
  readonly session: Session;
  /** When it comes back; undefined: not in the review queue. */
  readonly comesBackAt: Epoch | undefined;
  /** How many are due after this one. */
  readonly due: number;
  /** An earlier press on the same card counted, and differed. */
  readonly isAgain: boolean;
  readonly isDirect: boolean;
}

/** The verdict on a try, and the way on. */
export function triedCard(library: Library, tried: Tried): Card {
  const { question, choice } = tried;
  const section = library.section(question.section);
  const best = whyBlocks(question, question.best, `Why ${letterOf(question.best)}:`);
  const read: readonly Choice[] = section
    ? [{ label: 'Read the section', act: findActs.beside(section.key) }]
    : [];
  return {
    name: 'Your answer',
    title: verdictTitle(choice, question.best),
    body: [
      ...(choice === question.best ? [] : whyBlocks(question, choice, `Why not ${letterOf(choice)}:`)),
      ...best,
      ...(section ? [paragraph(readLine(library, section))] : []),
    ],
    buttons: [...wayOn(tried), ...read],
    small: [seenBy(!tried.isDirect, ...ownLine(question), ...outlook(tried))],
  };
}

/** Nothing is due: when the next one is, and something to do meanwhile. */
export function nothingDueCard(nextAt: Epoch | undefined): Card {
  const next = nextAt === undefined ? line`` : line` The next one comes back around ${date(nextAt)}.`;
  return notice('Review', line`${bold('Nothing is due for review.')}${next}`, {
    buttons: [{ label: 'Quiz me', act: quizActs.sample() }],
  });
}

function wayOn({ session, due }: Tried): readonly Choice[] {
  if (session.kind === 'demand') return [{ label: 'Next question', act: quizActs.next(session) }];
  if (due === 0) return [];
  return session.at < session.of
    ? [{ label: 'Next question', act: quizActs.next({ ...session, at: session.at + 1 }) }]
    : [{ label: `Review ${due} more`, act: quizActs.review() }];
}

function outlook(tried: Tried): readonly Line[] {
  const { session, due, comesBackAt } = tried;
  const isEnd = session.kind === 'review' && (session.at === session.of || due === 0);
  return [
    ...(tried.isAgain ? [line`Your first answer on this card counts.`] : []),
    ...(comesBackAt === undefined ? [] : [line`Comes back to you in private around ${date(comesBackAt)}.`]),
    ...(isEnd ? [line`Review done: ${plural(session.at, 'question')}.`] : []),
  ];
}
