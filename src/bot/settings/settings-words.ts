import type { Line } from '../../card/card.ts';
import { line, role } from '../../card/line.ts';
import { plural } from '../../card/words.ts';
import type { Schedule } from '../../store/schedules.ts';
import { nameOptions } from './daily-form.ts';
import { discussions, levels } from './more-form.ts';

/** All that the two forms set and no other line of the card shows. */
export function settingsLines(schedule: Schedule): readonly Line[] {
  const { closesAfterHours: hours } = schedule;
  const names = nameOptions.find(({ value }) => value === schedule.names)?.label ?? '';
  return [
    line`Names on a board: ${names.toLowerCase()}. Difficulty: ${levelOf(schedule)}. Discussion thread: ${discussionOf(schedule)}. Mentions: ${schedule.role ? role(schedule.role) : 'nobody'}.`,
    line`Closes ${hours === undefined ? 'when the next is posted' : `after ${plural(hours, 'hour')}`}. Days without a question: ${freeDays(schedule)}.`,
  ];
}

function discussionOf({ discussion }: Schedule): string {
  return discussions.find(({ value }) => value === discussion)?.label.toLowerCase() ?? '';
}

function levelOf({ difficulty }: Schedule): string {
  const level = levels.find(({ value }) => value === String(difficulty ?? 'any'));
  return level?.label.toLowerCase() ?? '';
}

/** An address may be a secret of its own: the form shows it to who may change it. */
function freeDays({ holidays, holidaysFrom }: Schedule): string {
  if (holidays.length === 0 && !holidaysFrom) return 'none';
  return `${holidays.length}${holidaysFrom ? ', read again each day' : ''}`;
}
