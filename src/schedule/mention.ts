import type { Card } from '../card/card.ts';
import type { Schedule } from '../store/schedules.ts';

/** An edit takes a mention away that it does not repeat; it pings nobody again. */
export function withMention(card: Card, schedule: Pick<Schedule, 'role'> | undefined): Card {
  return schedule?.role === undefined ? card : { ...card, mention: schedule.role };
}
