import type { Line, Reply } from '../card/card.ts';
import { command, line, notice } from '../card/line.ts';
import { shortKey } from '../library/keys.ts';
import type { Incoming, Sent } from '../platform.ts';
import { StoreAway } from '../store/store.ts';
import type { World } from './world.ts';

/** A forged button, or one of an older version. */
export function outOfDate(): Reply {
  return privately(line`That button is out of date. ${command('coach')} shows what is current.`);
}

/** Asked in a direct message that is in no team, by who answers nowhere or in several. */
export function whichBoard(): Reply {
  return privately(line`On which board? Write ${command('coach')} privacy in a channel that has one.`);
}

/** The last resort: logged with a reference, told in one sentence, never in public. */
export function failed(world: World, incoming: Incoming, error: unknown): Reply {
  const reference = shortKey(`${incoming.id}${world.clock()}`).slice(0, 6);
  world.log.error({ err: error, reference, kind: incoming.kind }, 'an event could not be answered');
  if (isUnasked(incoming)) return { kind: 'nothing' };
  if (error instanceof StoreAway)
    return privately(
      line`My memory is out of reach right now, so I could not do that. Nothing was lost: try again in a minute.`,
    );
  return privately(line`That failed on my side and was logged (${reference}). Your last answer is safe.`);
}

function isUnasked(incoming: Incoming): boolean {
  if (incoming.kind === 'thread')
    return incoming.cause === 'watch' || (incoming.cause === 'mention' && incoming.message.from === 'bot');
  return incoming.kind === 'membership' || incoming.kind === 'moved';
}

/** What became of a card for somebody's direct messages. */
export function whispered(sent: Sent, done: Line): Reply {
  if (sent.kind === 'sent') return privately(done);
  if (sent.kind === 'refused' && (sent.why === 'forbidden' || sent.why === 'gone'))
    return privately(line`Your privacy settings here do not let me write to you.`);
  return privately(line`That did not go through. Press it again in a minute.`);
}

/** One sentence, seen by the asker alone. */
export function privately(words: Line): Reply {
  return { kind: 'card', to: 'asker', card: notice('Coach', words) };
}
