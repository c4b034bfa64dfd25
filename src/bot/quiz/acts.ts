import { type Codec, defineActs, id, oneOf, text, wholeNumber } from '../../card/act.ts';
import type { PostId } from '../../ids.ts';
import { decodeSession, encodeSession, type Session } from './session.ts';

const post = id<PostId>();
const choice = wholeNumber(0, 3);
const week = oneOf('this', 'last');
const session: Codec<Session> = { write: encodeSession, read: decodeSession };
/** Tells one drawing of a card from the next. */
const stamp: Codec<string> = {
  write: (value) => value,
  read: (value) => (/^[0-9a-z]{1,10}$/.test(value) ? value : undefined),
};

export type Week = 'this' | 'last';

export const quizActs = defineActs({
  answer: [post, choice],
  last: [post],
  mine: [post],
  latest: [],
  readpost: [post],
  discuss: [post],
  report: [post],
  sample: [],
  /** The key of a section. */
  quizme: [text],
  /** The key of a question. */
  try: [text, choice, session, stamp],
  next: [session],
  review: [],
  board: [week],
  shown: [week, oneOf('on', 'off')],
  boardshare: [week],
  pause: [],
  pausefor: [oneOf('7', '14', 'open')],
  unpause: [],
});
