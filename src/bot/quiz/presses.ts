import type { Presses, Submissions } from '../acts.ts';
import { answerPost } from './answer.ts';
import { openBoard, shareBoard, showOnBoard } from './board.ts';
import { quizAny, quizMe } from './demand.ts';
import { discussPost } from './discuss.ts';
import { offerPause, pauseFor, stopPause } from './pause.ts';
import { nextQuestion, tryQuestion } from './practice.ts';
import { readPost } from './read.ts';
import { recallLast, recallLatest, recallMine } from './recall.ts';
import { openReport, submitReport } from './report.ts';
import { startReview } from './review.ts';

export const drillPresses: Presses = {
  answer: { manner: 'asker', arguments: 2, run: answerPost },
  last: { manner: 'asker', arguments: 1, run: recallLast },
  mine: { manner: 'asker', arguments: 1, run: recallMine },
  latest: { manner: 'asker', arguments: 0, run: recallLatest },
  readpost: { manner: 'page', arguments: 1, run: readPost },
  discuss: { manner: 'asker', arguments: 1, run: discussPost },
  report: { manner: 'in the acknowledgement', arguments: 1, run: openReport },
  sample: { manner: 'asker', arguments: 0, run: quizAny },
  quizme: { manner: 'asker', arguments: 1, run: quizMe },
  try: { manner: 'asker', arguments: 4, run: tryQuestion },
  next: { manner: 'page', arguments: 1, run: nextQuestion },
  review: { manner: 'page', arguments: 0, run: startReview },
  board: { manner: 'page', arguments: 1, run: openBoard },
  shown: { manner: 'page', arguments: 2, run: showOnBoard },
  boardshare: { manner: 'place', arguments: 1, run: shareBoard },
  pause: { manner: 'page', arguments: 0, run: offerPause },
  pausefor: { manner: 'page', arguments: 1, run: pauseFor },
  unpause: { manner: 'page', arguments: 0, run: stopPause },
};

export const drillSubmissions: Submissions = {
  report: { arguments: 1, run: submitReport },
};
