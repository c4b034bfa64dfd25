import type { Choice, Line } from '../../card/card.ts';
import { bold, conversation, line, moment } from '../../card/line.ts';
import type { MayPost } from '../../platform.ts';
import type { Suspended } from '../../store/schedules.ts';
import { settingsActs } from './acts.ts';

export interface Told {
  readonly title: Line;
  readonly remedy: Line;
}

/** Why nothing is posted, as a first line, and what to do. */
export function suspensionOf({ place, suspended }: Suspended, may: MayPost): Told {
  const cannot = line`${bold('Suspended:')} I cannot post in ${conversation(place.conversation)}.`;
  const since = line`Suspended since ${moment(suspended.since)}.`;
  if (may.kind === 'cannot')
    return {
      title: line`${cannot} ${may.problem}.`,
      remedy: line`${may.remedy}, and the questions continue. ${since}`,
    };
  if (suspended.isUnforeseen)
    return {
      title: line`${cannot} I have access, and my last post was still refused.`,
      remedy: line`See who may post there, then press Resume. ${since}`,
    };
  return { title: cannot, remedy: line`Let me in again, then press Resume. ${since}` };
}

/** The presses that may end a suspension. */
export function waysBack(may: MayPost): readonly Choice[] {
  const resume: Choice = { label: 'Resume', act: settingsActs.resume() };
  const canJoin = may.kind === 'cannot' && may.joinable;
  return canJoin ? [{ label: 'Join the channel', act: settingsActs.join() }, resume] : [resume];
}
