import { handle } from '../acts.ts';
import { quizActs } from './acts.ts';
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

export const quizHandlers = handle(
  quizActs,
  {
    answer: ['asker', answerPost],
    last: ['asker', recallLast],
    mine: ['asker', recallMine],
    latest: ['asker', recallLatest],
    readpost: ['asker', readPost],
    discuss: ['asker', discussPost],
    report: ['in the acknowledgement', openReport],
    sample: ['asker', quizAny],
    quizme: ['asker', quizMe],
    try: ['asker', tryQuestion],
    next: ['page', nextQuestion],
    review: ['page', startReview],
    board: ['page', openBoard],
    shown: ['page', showOnBoard],
    boardshare: ['place', shareBoard],
    pause: ['page', offerPause],
    pausefor: ['page', pauseFor],
    unpause: ['page', stopPause],
  },
  { report: submitReport },
);
