import type { Library } from '../library/model.ts';
import type { Draw } from '../schedule/context.ts';
import type { PostState } from '../store/posts.ts';
import { monthCard } from './month/month-card.ts';
import { threadName } from './quiz/discuss.ts';
import { closedCard, openCard } from './quiz/question-card.ts';
import {
  lowBagCard,
  mendedCard,
  noThreadCard,
  refusedCard,
  suspendedCard,
  turnedDownCard,
} from './settings/notices.ts';

/** The cards of the schedule. The library is asked for each time: it changes when a file is edited. */
export function createDraw(library: () => Library): Draw {
  const about = (post: PostState) => ({ guide: library().guide(post.question.guide)?.short });
  return {
    open: (post, last, days) => openCard(post, last, { ...about(post), days }),
    closed: (post) => closedCard(post, about(post)),
    suspended: suspendedCard,
    turnedDown: turnedDownCard,
    refused: refusedCard,
    mended: mendedCard,
    lowBag: lowBagCard,
    threadName,
    noThread: noThreadCard,
    month: (conversation, month) => monthCard(library(), conversation, month),
  };
}
