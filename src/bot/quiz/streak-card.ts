import type { Card, Choice, Line } from '../../card/card.ts';
import { bold, conversation, date, line, moment, notice, paragraph, seenBy } from '../../card/line.ts';
import { plural } from '../../card/words.ts';
import type { Epoch, Place } from '../../ids.ts';
import type { Library } from '../../library/model.ts';
import { pauseAt } from '../../notes/member.ts';
import { type Progress, sayTopics } from '../../quiz/progress.ts';
import type { PastPost } from '../../store/posts.ts';
import { quizActs } from './acts.ts';
import type { Facts } from './facts.ts';
import type { Queue } from './queue.ts';
import { weekdayOf } from './week.ts';

const secondsAQuestion = 80;
const mostTopics = 3;

interface Shown {
  readonly facts: Facts;
  readonly queue: Queue;
  readonly progress: Progress;
}

/** C11: what to do next; then how it goes. */
export function progressCard(library: Library, shown: Shown): Card {
  const { facts, progress } = shown;
  return notice('Your progress', titleOf(facts), {
    body: [
      reviewLine(shown.queue),
      ...topicLines(library, progress),
      ...streakLines(facts),
      ...cameBackLine(progress),
      ...pauseLine(facts),
    ].map(paragraph),
    buttons: buttons(shown),
    small: [shownLine(facts)],
  });
}

/** Before the first answer. `next`: when the next question is posted. */
export function newcomerCard(place: Place, next: Epoch | undefined): Card {
  const when =
    next === undefined
      ? line`Take a question now:`
      : line`The next question is ${moment(next)}, or take one now:`;
  const where = next === undefined ? line`` : line` in ${conversation(place.conversation)}`;
  return notice('Your progress', line`${bold('Your progress')}${where}`, {
    body: [paragraph(line`No answers yet. ${when}`)],
    buttons: [{ label: 'Quiz me', act: quizActs.sample() }],
  });
}

/** A conversation is named where it has questions. */
function titleOf({ place, posts }: Facts): Line {
  return posts.length > 0
    ? line`${bold('Your progress in')} ${conversation(place.conversation)}`
    : line`${bold('Your progress')}`;
}

function reviewLine({ due, nextAt }: Queue): Line {
  if (due.length === 0)
    return nextAt === undefined
      ? line`Nothing is due for review.`
      : line`Nothing is due for review. The next one comes back around ${date(nextAt)}.`;
  const minutes = Math.ceil((due.length * secondsAQuestion) / 60);
  return line`Due for review: ${plural(due.length, 'question')}, about ${plural(minutes, 'minute')}`;
}

function topicLines(library: Library, { shaky, solid }: Progress): readonly Line[] {
  const weak = shaky.slice(0, mostTopics);
  const strong = solid.slice(0, mostTopics);
  return [
    ...(weak.length > 0 ? [line`Shaky: ${sayTopics(library, weak, true)}`] : []),
    ...(strong.length > 0 ? [line`Solid: ${sayTopics(library, strong, weak.length === 0)}`] : []),
  ];
}

function streakLines({ posts, answers, streak }: Facts): readonly Line[] {
  if (posts.length === 0) return [];
  const mended = streak.mended.at(-1);
  const open = streak.open[0];
  const wasRead = answers.some(({ kind, sequence }) => kind === 'read' && sequence === mended?.sequence);
  const held = mended
    ? ` You missed ${weekdayOf(mended.slot)} and ${wasRead ? 'read its section' : 'answered it later'}, so it holds.`
    : '';
  const waiting = open
    ? ` You missed ${weekdayOf(open.slot)}: read its section, or answer it, before three more are posted and your streak holds.`
    : '';
  return [line`Answered in a row: ${streak.current}, longest ${streak.longest}.${open ? waiting : held}`];
}

function cameBackLine({ cameBack }: Progress): readonly Line[] {
  return cameBack.of > 0
    ? [line`Missed once, right when it came back: ${cameBack.right} of ${cameBack.of}`]
    : [];
}

function pauseLine(facts: Facts): readonly Line[] {
  const pause = pauseAt(facts.profile.pauses, facts.now);
  if (!pause) return [];
  return pause.until === undefined
    ? [line`Paused until you answer again: nothing counts against you.`]
    : [line`Paused until ${moment(pause.until)}: nothing counts against you.`];
}

function buttons({ facts, queue }: Shown): readonly Choice[] {
  const missed = missedPost(facts);
  return [
    ...(queue.due.length > 0
      ? [{ label: `Review ${queue.due.length} now`, act: quizActs.review() } as const]
      : []),
    ...(missed ? [{ label: 'Read what you missed', act: quizActs.readpost(missed.id) } as const] : []),
    { label: 'My last answer', act: quizActs.latest() },
    { label: 'Board', act: quizActs.board('this') },
    pauseAt(facts.profile.pauses, facts.now)
      ? { label: 'End the pause', act: quizActs.unpause() }
      : { label: 'Pause', act: quizActs.pause() },
  ];
}

function missedPost({ posts, streak }: Facts): PastPost | undefined {
  const sequence = streak.open[0]?.sequence;
  return sequence === undefined ? undefined : posts.find((post) => post.sequence === sequence);
}

function shownLine({ profile, place, posts }: Facts): Line {
  if (posts.length === 0) return seenBy(true);
  const isShown = profile.shown.includes(place.team);
  return line`You are ${isShown ? '' : 'not '}shown on the board. Only you see this.`;
}
