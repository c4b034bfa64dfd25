import type { Place } from '../../ids.ts';
import type { Block, Card, Choice, Inline, Line } from '../../reply.ts';
import type { Board, Standing } from '../../store.ts';
import { bold, conversation, line, paragraph, seenBy } from '../line.ts';
import type { Week } from './board.ts';
import { enoughToShow, memberList, plural } from './wording.ts';

const mostNamed = 30;

/** A week of a conversation. `board` undefined: no question of it has closed yet. */
export interface WeekBoard {
  readonly place: Place;
  readonly week: Week;
  readonly hasNames: boolean;
  readonly board: Board | undefined;
}

interface Seen {
  readonly isShown: boolean;
  /** Who made it public; undefined: the asker alone sees it. */
  readonly sharedBy: Inline | undefined;
}

/** The team's own line, then names grouped by score, only of those who asked to be shown. */
export function boardCard(result: WeekBoard, seen: Seen): Card {
  const { board } = result;
  const isEnough = board !== undefined && board.members >= enoughToShow;
  return {
    name: 'Board',
    title: isEnough ? titleOf(result, board) : line`Too few answers for a board.`,
    body: isEnough ? groups(board) : [],
    buttons: seen.sharedBy ? [] : buttons(result, seen, isEnough),
    small: [
      seen.sharedBy
        ? line`Names only of people who asked for it. Shared by ${seen.sharedBy}`
        : seenBy(true, line`Names only of people who asked for it.`),
    ],
  };
}

function titleOf(result: WeekBoard, board: Board): Line {
  const share = Math.round((100 * board.right) / Math.max(1, board.answers));
  const facts = `${plural(board.posts, 'question')}, ${plural(board.members, 'person', 'people')} answered, ${share} % right`;
  return line`${conversation(result.place.conversation)} ${bold(`${result.week} week:`)} ${facts}`;
}

function groups(board: Board): readonly Block[] {
  const named = board.standings.filter((standing) => standing.answered > 0).slice(0, mostNamed);
  const scores = [...new Set(named.map((standing) => standing.right))].sort((a, b) => b - a);
  const lines = scores.map((score) => groupLine(score, board.posts, named));
  const more = board.members - named.length;
  return [
    ...lines,
    ...(more > 0
      ? [line`${more === 1 ? '1 more answers' : `${more} more answer`} without being named.`]
      : []),
  ].map(paragraph);
}

function groupLine(score: number, posts: number, named: readonly Standing[]): Line {
  const members = named.filter((standing) => standing.right === score).map(({ member }) => member);
  const label = score === posts && posts > 1 ? `All ${posts} right` : `${score} right`;
  return line`${label}: ${memberList(members)}`;
}

function buttons(result: WeekBoard, seen: Seen, isEnough: boolean): readonly Choice[] {
  const { week } = result;
  const show: Choice = seen.isShown
    ? { label: 'Hide me', act: ['shown', week, 'off'] }
    : { label: 'Show me', act: ['shown', week, 'on'] };
  const other: Choice =
    week === 'this'
      ? { label: 'Last week', act: ['board', 'last'] }
      : { label: 'This week', act: ['board', 'this'] };
  const share: Choice = { label: 'Share', act: ['boardshare', week] };
  return [...(result.hasNames ? [show] : []), other, ...(isEnough ? [share] : [])];
}
