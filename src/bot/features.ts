import type { CommandName } from '../reply.ts';
import type { Press, Submission } from './acts.ts';
import { drillPresses, drillSubmissions } from './drill/presses.ts';
import { answerQuiz } from './drill/quiz.ts';
import { answerStreak } from './drill/streak.ts';
import { answerGuide } from './find/guide.ts';
import { findPresses } from './find/presses.ts';
import { incidentPresses } from './incident/presses.ts';
import { answerCoach } from './setup/coach.ts';
import { setupPresses, setupSubmissions } from './setup/presses.ts';
import type { Handler } from './world.ts';

export const commands: Readonly<Record<CommandName, Handler<'command'>>> = {
  guide: answerGuide,
  quiz: answerQuiz,
  streak: answerStreak,
  coach: answerCoach,
};

export const presses: ReadonlyMap<string, Press> = new Map(
  Object.entries({ ...findPresses, ...incidentPresses, ...drillPresses, ...setupPresses }),
);

export const submissions: ReadonlyMap<string, Submission> = new Map(
  Object.entries({ ...drillSubmissions, ...setupSubmissions }),
);
