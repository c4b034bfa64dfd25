import type { Card } from '../../card/card.ts';
import { bold, command, conversation, line, moment, notice, paragraph, seenBy } from '../../card/line.ts';
import type { ConversationId } from '../../ids.ts';
import type { Due } from '../../store/schedules.ts';
import { watchActs } from '../incident/acts.ts';
import { settingsActs } from './acts.ts';

/** C18, to whoever invited it. */
export function welcomeCard(id: ConversationId): Card {
  return notice('Coach', line`${bold('Coach is in')} ${conversation(id)}`, {
    body: [
      paragraph(line`Ask with ${command('guide')} and a few words. Two things are off until you want them:`),
    ],
    buttons: [
      { label: 'Start daily questions', act: settingsActs.start() },
      { label: 'Watch for incidents', act: watchActs.watchoffer() },
      { label: 'Help', act: settingsActs.help() },
    ],
    small: [seenBy(true)],
  });
}

/** C18, once more after a suspension. */
export function backCard(id: ConversationId, next: Due | undefined): Card {
  const goesOn = next ? line`The next question is ${moment(next.at)}.` : line`No question is due.`;
  return notice('Coach', line`Back in ${conversation(id)}. ${goesOn}`, { small: [seenBy(true)] });
}
