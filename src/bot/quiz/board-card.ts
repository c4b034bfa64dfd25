import type { Block, Card, Choice, Inline, Line } from '../../card/card.ts';
import { bold, conversation, line, moment, paragraph, seenBy } from '../../card/line.ts';
import { memberList, plural } from '../../card/words.ts';
import type { Epoch, Place } from '../../ids.ts';
import type { WeekResult } from '../../quiz/board.ts';
import type { Week } from './acts.ts';
import { quizActs } from './acts.ts';

/** A week of a conversation. `result` undefined: too few answers for a board. */
export interface WeekBoard {
  readonly place: Place;
  readonly week: Week;
  readonly hasNames: boolean;
  /** When a question of the week that is still open closes. */
  readonly openUntil: Epoch | undefined;
  readonly result: WeekResult | undefined;
}

interface Seen {
  readonly isShown: boolean;
  /** Who made it public; undefined: the asker alone sees it. */
  readonly sharedBy: Inline | undefined;
}

/** The team's own line, then names grouped by score, only of those who asked to be shown. */
export function boardCard(week: WeekBoard, seen: Seen): Card {
  const { result } = week;
  const who = result?.isWithheld
    ? 'Nobody is named: beside so few others it would tell their results.'
    : 'Only people who asked for it are named.';
  return {
    name: 'Board',
    title: result ? titleOf(week, result) : line`Too few answers for a board.`,
    body: [...(result ? groups(result) : []), ...(seen.sharedBy ? [] : uncounted(week))],
    buttons: seen.sharedBy ? [] : buttons(week, seen),
    small: [seen.sharedBy ? line`${who} Shared by ${seen.sharedBy}` : seenBy(true, line`${who}`)],
  };
}

function titleOf(week: WeekBoard, result: WeekResult): Line {
  const share = result.percentRight === undefined ? '' : `, ${result.percentRight} % right`;
  const facts = `${plural(result.questions, 'question')}, ${plural(result.members, 'person', 'people')} answered${share}`;
  return line`${conversation(week.place.conversation)} ${bold(`${week.week} week:`)} ${facts}`;
}

/** Who has just answered looks for it here. */
function uncounted({ openUntil }: WeekBoard): readonly Block[] {
  if (openUntil === undefined) return [];
  return [paragraph(line`The open question is counted once it closes, ${moment(openUntil)}.`)];
}

function groups(result: WeekResult): readonly Block[] {
  const { questions, scores, unnamed } = result;
  const named = scores.map(({ right, members }) => {
    const label = right === questions && right > 1 ? `All ${right} right` : `${right} right`;
    return line`${label}: ${memberList(members)}`;
  });
  const more = scores.length > 0 ? ' more' : '';
  const rest = line`${unnamed}${more} ${unnamed === 1 ? 'answers' : 'answer'} without being named.`;
  return [...named, ...(unnamed > 0 ? [rest] : [])].map(paragraph);
}

function buttons({ week, result, hasNames }: WeekBoard, seen: Seen): readonly Choice[] {
  const show: Choice = seen.isShown
    ? { label: 'Hide me', act: quizActs.shown(week, 'off') }
    : { label: 'Show me', act: quizActs.shown(week, 'on') };
  const other: Choice =
    week === 'this'
      ? { label: 'Last week', act: quizActs.board('last') }
      : { label: 'This week', act: quizActs.board('this') };
  const share: Choice = { label: 'Share', act: quizActs.boardshare(week) };
  return [...(hasNames ? [show] : []), other, ...(result ? [share] : [])];
}
