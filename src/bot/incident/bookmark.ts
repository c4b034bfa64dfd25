import type { Reply } from '../../card/card.ts';
import { cut, line } from '../../card/line.ts';
import type { EventId, MessageId, Place } from '../../ids.ts';
import type { Section } from '../../library/model.ts';
import { type Incident, incidentId, noteIncident, readIncident } from '../../notes/incident.ts';
import { outOfDate, privately } from '../failures.ts';
import { sectionName } from '../find/naming.ts';
import type { Of, World } from '../world.ts';

const longestTitle = 75;
/** Two presses at the same moment set one. */
const pressMs = 60_000;

/** By anyone who reads the card, once an incident: a link to it at the top of the channel, until it looks resolved. */
export async function bookmarkPressed(
  world: World,
  incoming: Of<'choice'>,
  [key]: readonly [string],
): Promise<Reply> {
  const { place, message, at } = incoming;
  const section = world.library().section(key);
  if (!section) return outOfDate();
  const { bookmark } = await readIncident(world.store, place, at);
  if (bookmark !== undefined) return privately(line`It is bookmarked already.`);
  const press = `bookmark:${incidentId(place)}:${Math.floor(at / pressMs)}` as EventId; // minted here
  if (!(await world.store.claimEvent(press)))
    return privately(line`Somebody pressed it just now. If no bookmark comes, press again in a minute.`);
  const problem = await add(world, place, { message, section });
  return privately(
    problem === undefined
      ? line`Bookmarked at the top of this channel. I will remove it when this looks resolved.`
      : line`I could not bookmark it: ${problem}.`,
  );
}

/** The card stands elsewhere now, or shows another section: the bookmark goes along. */
export async function moveBookmark(
  world: World,
  place: Place,
  to: { readonly incident: Incident; readonly message: MessageId; readonly section: Section },
): Promise<void> {
  if (to.incident.bookmark === undefined) return;
  await removeBookmark(world, place, to.incident);
  await add(world, place, to);
}

export async function removeBookmark(
  world: World,
  place: Place,
  { bookmark }: Pick<Incident, 'bookmark'>,
): Promise<void> {
  if (bookmark === undefined) return;
  await world.platform.bookmarks(place)?.remove(bookmark);
  await noteIncident(world.store, place, { bookmark: null });
}

/** What stands in the way; undefined: it is set. */
async function add(
  world: World,
  place: Place,
  { message, section }: { readonly message: MessageId; readonly section: Section },
): Promise<string | undefined> {
  const title = cut(sectionName(world.library(), section), longestTitle);
  const added = await world.platform.bookmarks(place)?.add(message, title);
  if (added === undefined) return 'this app is not allowed to here';
  if ('problem' in added) return added.problem;
  await noteIncident(world.store, place, { bookmark: added.bookmark });
  return undefined;
}
