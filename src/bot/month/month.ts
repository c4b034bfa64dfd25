import type { Line, Reply } from '../../card/card.ts';
import { bold, bullets, conversation, cut, line, notice, paragraph } from '../../card/line.ts';
import { times } from '../../card/words.ts';
import type { ConversationId } from '../../ids.ts';
import { readMonth, stopMonth } from '../../notes/month.ts';
import { readWanted } from '../../notes/wanted.ts';
import { wantedIn } from '../../quiz/usage.ts';
import { monthName, monthRange } from '../../schedule/months.ts';
import type { Schedule } from '../../store/schedules.ts';
import { libraryWith } from '../deck/near.ts';
import { outOfDate, privately } from '../failures.ts';
import { sectionName } from '../find/naming.ts';
import { ownSuffix } from '../quiz/wording.ts';
import { refuseAt, refuseOverTeam } from '../settings/admin.ts';
import type { Of, World } from '../world.ts';
import { monthActs } from './acts.ts';

const mostListed = 15;
const listedLength = 90;

/** "The 2 requests": the words of "Ask for this guide", as they were sent to whoever keeps the library. */
export async function openRequests(
  world: World,
  incoming: Of<'choice'>,
  [id, month]: readonly [ConversationId, string],
): Promise<Reply> {
  const asked = await readAsked(world, incoming, { id, month });
  if ('reply' in asked) return asked.reply;
  const { place, zone } = asked.schedule;
  const refused = await refuseOverTeam(world, incoming.member, place); // they come from every channel, private ones too
  if (refused) return refused;
  const all = await readWanted(world.store, place.team);
  const wanted = wantedIn(all, monthRange(zone, month)).map(
    ({ words, times: count }) => line`${cut(words, listedLength)} (${times(count)})`,
  );
  return listed(line`${bold(`Asked for in ${monthName(month)}, and missing`)}`, wanted);
}

/** "Questions to fix": what nobody or everybody got right. */
export async function openMend(
  world: World,
  incoming: Of<'choice'>,
  [id, month]: readonly [ConversationId, string],
): Promise<Reply> {
  const asked = await readAsked(world, incoming, { id, month });
  if ('reply' in asked) return asked.reply;
  const { month: figures } = await readMonth(world.store, id);
  if (figures?.month !== month) return privately(line`Only the last month is kept.`);
  const library = await libraryWith(world, [asked.schedule.place.team]);
  const mend = figures.mend.map(({ question, right, answered }) => {
    const known = library.question(question);
    const section = library.section(known?.section ?? '');
    const own = known ? ownSuffix(known) : '';
    const where = section ? `: ${cut(sectionName(library, section), listedLength)}` : '';
    return line`${question}${where}${own} (${right} of ${answered} right)`;
  });
  return listed(line`${bold(`Nobody or everybody was right in ${monthName(month)}`)}`, mend);
}

/** "Stop this note": for the one who presses, in one conversation, until they undo it. */
export async function stopMonths(
  world: World,
  incoming: Of<'choice'>,
  [id]: readonly [ConversationId],
): Promise<Reply> {
  if (!(await world.store.schedule(id))) return outOfDate();
  await stopMonth(world.store, incoming.member, { conversation: id, isStopped: true });
  const card = notice('The month', line`No more monthly notes to you about ${conversation(id)}.`, {
    buttons: [{ label: 'Undo', act: monthActs.monthon(id) }],
  });
  return { kind: 'card', to: 'asker', card };
}

export async function resumeMonths(
  world: World,
  incoming: Of<'choice'>,
  [id]: readonly [ConversationId],
): Promise<Reply> {
  if (!(await world.store.schedule(id))) return outOfDate();
  await stopMonth(world.store, incoming.member, { conversation: id, isStopped: false });
  return privately(line`You will get the monthly note about ${conversation(id)} again.`);
}

/** The press comes from a direct message: whose conversation it is about, and whether they manage it, is asked again. */
async function readAsked(
  world: World,
  incoming: Of<'choice'>,
  about: { readonly id: ConversationId; readonly month: string },
): Promise<{ readonly schedule: Schedule } | { readonly reply: Reply }> {
  const schedule = await world.store.schedule(about.id);
  if (!schedule || !/^\d{4}-(0[1-9]|1[0-2])$/.test(about.month)) return { reply: outOfDate() };
  const refused = await refuseAt(world, incoming.member, schedule.place);
  return refused ? { reply: refused } : { schedule };
}

function listed(title: Line, rows: readonly Line[]): Reply {
  const more = rows.length - mostListed;
  const small = more > 0 ? [line`And ${more} more: coach stats lists them.`] : [];
  const card = notice('The month', title, {
    body: [rows.length > 0 ? bullets(rows.slice(0, mostListed)) : paragraph(line`None.`)],
    small: [...small, line`No names. Only you see this.`],
  });
  return { kind: 'card', to: 'asker', card };
}
