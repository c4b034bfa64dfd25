import type { Card, Choice, Line } from '../../card/card.ts';
import {
  bold,
  command,
  conversation,
  date,
  line,
  member,
  moment,
  notice,
  paragraph,
} from '../../card/line.ts';
import { inWords } from '../../card/words.ts';
import type { Place } from '../../ids.ts';
import type { Library } from '../../library/model.ts';
import type { HolidaysFault, Skip } from '../../notes/daily.ts';
import type { MayPost } from '../../platform.ts';
import { tuning } from '../../schedule/tuning.ts';
import type { PostState } from '../../store/posts.ts';
import { type Change, type Due, isSuspended, type Schedule } from '../../store/schedules.ts';
import { watchActs } from '../incident/acts.ts';
import { quizActs } from '../quiz/acts.ts';
import { weekdayOf } from '../quiz/week.ts';
import { settingsActs } from './acts.ts';
import { changedText } from './change-words.ts';
import { daysText, sourcesText, stockText } from './schedule-words.ts';
import { settingsLines } from './settings-words.ts';
import { untilResumed } from './slots.ts';
import { suspensionOf, waysBack } from './suspension.ts';

const { fewAnswers, quietPosts } = tuning.told;

const seenByAdmin = line`You get this because you manage this channel. Only you see this.`;

/** What one press would start. `zone` undefined: not known, so that Start asks for it. */
export interface Offer {
  readonly place: Place;
  readonly zone: string | undefined;
  readonly packs: readonly string[];
  readonly first: Due | undefined;
}

/** C12, before there are questions here. */
export function offerCard(library: Library, offer: Offer): Card {
  const { zone, first } = offer;
  return notice('Coach', line`${bold('Coach in')} ${conversation(offer.place.conversation)}`, {
    body: [
      line`No questions here yet. One press starts this:`,
      line`Mon–Fri at 10:00, ${zone ?? 'in your time zone'}, ${sourcesText(library, offer)}.${first ? line` First one ${moment(first.at)}.` : ''}`,
      line`Nobody is pinged. Answers are private. No names unless people ask.`,
    ].map(paragraph),
    buttons: [
      { label: 'Start', act: zone ? settingsActs.start() : settingsActs.change() },
      { label: 'Change first', act: settingsActs.change() },
      { label: 'Show me one', act: quizActs.sample() },
      { label: 'Watch incidents', act: watchActs.watchoffer() },
      { label: 'Help', act: settingsActs.help() },
    ],
    small: [seenByAdmin],
  });
}

/** C12, once it runs: never just "Saved". */
export function runningCard(
  library: Library,
  schedule: Schedule,
  facts: {
    readonly next: readonly Due[];
    /** The last ones, the newest first. */
    readonly changes: readonly Change[];
    readonly posts: readonly PostState[];
    /** A slot that was left empty lately. */
    readonly skip: Skip | undefined;
    readonly holidaysFault: HolidaysFault | undefined;
    readonly may: MayPost;
    /** Whether the threads open that are to come with the questions. */
    readonly thread: MayPost | undefined;
    /** Why the questions mention nobody, though somebody was chosen. */
    readonly mentionFault: string | undefined;
  },
): Card {
  const [change] = facts.changes;
  const suspension = isSuspended(schedule) ? suspensionOf(schedule, facts.may) : undefined;
  const title = suspension?.title ?? line`${bold('Coach in')} ${conversation(schedule.place.conversation)}`;
  return notice('Coach', title, {
    body: [
      ...(suspension ? [suspension.remedy] : []),
      ...(schedule.turnedDown
        ? [
            line`Slowed down automatically: fewer than ${inWords(fewAnswers)} people answered the last ${inWords(quietPosts)} questions, so I post on Tue and Thu.`,
          ]
        : []),
      ...(facts.skip ? [line`No question on ${weekdayOf(facts.skip.slot)}: ${facts.skip.why}.`] : []),
      ...(facts.holidaysFault
        ? [
            line`The days without a question have not been readable since ${date(facts.holidaysFault.since)}: ${facts.holidaysFault.why} The days known so far stay free.`,
          ]
        : []),
      ...(facts.thread?.kind === 'cannot' && facts.may.kind !== 'cannot'
        ? [line`I cannot open a thread with the question: ${facts.thread.problem}. ${facts.thread.remedy}.`]
        : []),
      ...(facts.mentionFault ? [line`The questions mention nobody now. ${facts.mentionFault}`] : []),
      ...runs(schedule, facts.next),
      line`${daysText(schedule.days)} at ${schedule.time}, ${schedule.zone}, ${sourcesText(library, schedule)}.`,
      ...settingsLines(schedule),
      line`${stockText(library, schedule, facts.posts)}.${change ? line` Changed by ${member(change.by)} on ${date(change.at)}${changedText(facts.changes)}.` : ''}`,
    ].map(paragraph),
    buttons: runningButtons(schedule, facts.may),
    menu: {
      label: 'More to do',
      choices: [
        { label: 'Days without a question from a file', act: settingsActs.daysoff() },
        { label: 'Show me a question', act: quizActs.sample() },
      ],
    },
    small: [seenByAdmin],
  });
}

function runs(schedule: Schedule, next: readonly Due[]): readonly Line[] {
  if (schedule.suspended) return [];
  const until = schedule.pausedUntil;
  const paused =
    until === undefined
      ? []
      : [until === untilResumed ? line`Paused until you resume it.` : line`Paused until ${moment(until)}.`];
  const times = next.flatMap((due, i) => line`${i === 0 ? '' : ', '}${moment(due.at)}`);
  return [...paused, ...(times.length > 0 ? [line`Next: ${times}.`] : [])];
}

function runningButtons(schedule: Schedule, may: MayPost): readonly Choice[] {
  const { suspended, pausedUntil } = schedule;
  const change: Choice = { label: 'Change', act: settingsActs.change() };
  const resume: Choice = { label: 'Resume', act: settingsActs.resume() };
  const postNow: Choice = { label: 'Post now', act: settingsActs.postnow() };
  const pause: Choice = { label: 'Pause until', act: settingsActs.pauseuntil() };
  const running = [change, postNow, pausedUntil === undefined ? pause : resume];
  return [
    ...(suspended ? [...waysBack(may), change] : running),
    { label: 'More', act: settingsActs.more() },
    schedule.turnedDown
      ? { label: 'Back to every day', act: settingsActs.everyday() }
      : { label: 'Watch incidents', act: watchActs.watchoffer() },
  ];
}

/** Said with a form that was cancelled or a button of another conversation. */
export const noSchedule = line`No questions here yet: ${command('coach')} starts them.`;
