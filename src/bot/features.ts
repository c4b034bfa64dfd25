import type { CommandName } from '../card/commands.ts';
import type { Press, Submission } from './acts.ts';
import { answerGuide } from './find/guide.ts';
import { findPresses } from './find/presses.ts';
import { incidentPresses } from './incident/presses.ts';
import { drillPresses, drillSubmissions } from './quiz/presses.ts';
import { answerQuiz } from './quiz/quiz.ts';
import { answerStreak } from './quiz/streak.ts';
import { answerCoach } from './settings/coach.ts';
import { setupPresses, setupSubmissions } from './settings/presses.ts';
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
