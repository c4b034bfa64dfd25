import type { CommandName } from '../card/commands.ts';
import type { Handlers } from './acts.ts';
import { deckHandlers } from './deck/presses.ts';
import { answerGuide } from './find/guide.ts';
import { findHandlers } from './find/presses.ts';
import { homeHandlers } from './home/home.ts';
import { incidentHandlers, watchHandlers } from './incident/presses.ts';
import { monthHandlers } from './month/presses.ts';
import { privacyHandlers } from './privacy/presses.ts';
import { quizHandlers } from './quiz/presses.ts';
import { answerQuiz } from './quiz/quiz.ts';
import { answerStreak } from './quiz/streak.ts';
import { answerCoach } from './settings/coach.ts';
import { settingsHandlers } from './settings/presses.ts';
import type { Handler } from './world.ts';

export const commands: Readonly<Record<CommandName, Handler<'command'>>> = {
  guide: answerGuide,
  quiz: answerQuiz,
  streak: answerStreak,
  coach: answerCoach,
};

const features: readonly Handlers[] = [
  findHandlers,
  quizHandlers,
  homeHandlers,
  incidentHandlers,
  watchHandlers,
  settingsHandlers,
  privacyHandlers,
  deckHandlers,
  monthHandlers,
];

export const presses: Handlers['presses'] = new Map(features.flatMap((feature) => [...feature.presses]));
export const forms: Handlers['forms'] = new Map(features.flatMap((feature) => [...feature.forms]));
