import type { Card } from '../../card/card.ts';
import { bold, command, conversation, line, moment, notice, paragraph, seenBy } from '../../card/line.ts';
import { inWords, plural } from '../../card/words.ts';
import type { ConversationId } from '../../ids.ts';
import type { Fault } from '../../notes/fault.ts';
import type { Hurdle, MayPost } from '../../platform.ts';
import { tuning } from '../../schedule/tuning.ts';
import type { Suspended } from '../../store/schedules.ts';
import { settingsActs } from './acts.ts';
import { suspensionOf } from './suspension.ts';

const { fewAnswers, quietPosts } = tuning.told;

/** To the admins: the place refuses posts. */
export function suspendedCard(schedule: Suspended, may: MayPost): Card {
  const { title, remedy } = suspensionOf(schedule, may);
  return notice('Suspended', title, {
    body: [remedy, line`No streak is affected. ${command('coach')} there shows its settings.`].map(paragraph),
  });
}

/** To the admins: nothing of it is the fault of a conversation, and no schedule is touched. */
export function refusedCard({ remedy }: Fault): Card {
  return notice('Refused', line`${bold('Everything I post here is refused.')} ${remedy}.`, {
    body: [paragraph(line`Nothing is suspended: the questions continue once this is fixed.`)],
    small: [seenBy(true, line`Said once.`)],
  });
}

/** To the admins, who could not be told while it lasted. */
export function mendedCard({ remedy, since }: Fault): Card {
  return notice(
    'Refused',
    line`${bold('Everything I posted here was refused')} since ${moment(since)}. ${remedy}.`,
    {
      body: [paragraph(line`It works again, and the questions continue.`)],
      small: [seenBy(true, line`Said once.`)],
    },
  );
}

/** C16, said once in the conversation. */
export function turnedDownCard(): Card {
  return {
    name: 'Turned down',
    title: line`${bold('Slowed down automatically.')} Fewer than ${inWords(fewAnswers)} people answered the last ${inWords(quietPosts)} questions, so I post on Tue and Thu from now on.`,
    body: [],
    buttons: [
      { label: 'Back to every day', act: settingsActs.everyday() },
      { label: 'Stop', act: settingsActs.pauseuntil() },
    ],
    small: [line`Posted once in the channel; admins can change it.`],
  };
}

/** To the admins: the library runs out before long. */
export function lowBagCard(id: ConversationId, left: number): Card {
  const count = `${plural(left, 'question')} ${left === 1 ? 'is' : 'are'}`;
  return notice('Questions run low', line`${bold('Questions run low')} in ${conversation(id)}.`, {
    body: [
      paragraph(
        line`${count} left before one repeats. Choose more topics, or add questions of your own: ${command('coach')}.`,
      ),
    ],
    buttons: [{ label: 'Change', act: settingsActs.change() }],
    small: [seenBy(true, line`Said once.`)],
  });
}

/** To the admins: the question stands, its thread does not. */
export function noThreadCard(id: ConversationId, { problem, remedy }: Hurdle): Card {
  const title = line`${bold('I posted the question and could not open its thread')} in ${conversation(id)}. ${problem}.`;
  return notice('No thread', title, {
    body: [paragraph(line`${remedy}, and the next question gets one.`)],
    small: [seenBy(true, line`Said once.`)],
  });
}
