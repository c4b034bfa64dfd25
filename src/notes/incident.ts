import { z } from 'zod';
import type { Epoch, EventId, MemberId, MessageId, Place, SectionId } from '../ids.ts';
import type { JobStore } from '../store/jobs.ts';
import type { Note, NoteStore } from '../store/notes.ts';
import { hourMs } from '../time.ts';
import { type Change, entriesOf, field, storedId } from './fields.ts';

/** After so long without a word an incident is over, and what comes next is another. */
export const quietMs = 4 * hourMs;

/** What is remembered of one incident: ids and times, never a message. */
const Fields = z.object({
  lastAt: z.number().catch(0),
  /** Its first card: what it is known by in the monthly note. */
  id: storedId<MessageId>().optional().catch(undefined),
  /** The card that recommends, and the section on it. */
  message: storedId<MessageId>().optional().catch(undefined),
  section: storedId<SectionId>().optional().catch(undefined),
  /** How many members pressed "Helped". */
  helped: z.number().catch(0),
  /** The card that says it looks resolved. */
  closing: storedId<MessageId>().optional().catch(undefined),
  resolvedAt: z.number().optional().catch(undefined),
  trialTold: z.boolean().catch(false),
  /** The link to the card at the top of the conversation. */
  bookmark: z.string().optional().catch(undefined),
  /** "Not resolved" was pressed: no second closing card. */
  keptOpen: z.boolean().catch(false),
  /** How often the platform refused a card here, and until when it is not asked again. */
  refusals: z.number().catch(0),
  notBefore: z.number().catch(0),
});
type Fields = z.infer<typeof Fields>;

export interface Incident extends Fields {
  /** Guides of which somebody said "Not it". */
  readonly rejected: readonly string[];
}

/** Where the place has no thread, the conversation is the thread. */
export function incidentId(place: Place): string {
  return place.thread ?? place.conversation;
}

/** The incident under way in a place. After four quiet hours the next message starts another. */
export async function readIncident(store: NoteStore, place: Place, now: Epoch): Promise<Incident> {
  const note = await store.read('thread', incidentId(place));
  const incident = parse(note);
  if (incident.lastAt === 0 || now - incident.lastAt <= quietMs) return incident;
  const over = Object.keys(note).filter((name) => name !== 'lastAt' && name !== 'refusals');
  await store.note('thread', incidentId(place), Object.fromEntries(over.map((name) => [name, null])));
  return { ...parse({}), refusals: incident.refusals };
}

function parse(note: Note): Incident {
  return { ...Fields.parse(note), rejected: entriesOf(note, 'rejected').map(([guide]) => guide) };
}

/** Its first card, however long ago; undefined: nothing was said here. */
export async function incidentName(store: NoteStore, place: Place): Promise<string | undefined> {
  return parse(await store.read('thread', incidentId(place))).id;
}

export async function noteIncident(
  store: NoteStore,
  place: Place,
  change: Change<Omit<Fields, 'helped'>>,
): Promise<void> {
  await store.note('thread', incidentId(place), change);
}

export async function rejectGuide(store: NoteStore, place: Place, guide: string): Promise<void> {
  await store.note('thread', incidentId(place), { [field('rejected', guide)]: true });
}

/** Each member once an incident, whoever presses at the same moment. */
export async function addHelped(
  store: NoteStore & Pick<JobStore, 'claimEvent'>,
  place: Place,
  member: MemberId,
): Promise<void> {
  const id = incidentId(place);
  const { id: name = '' } = parse(await store.read('thread', id));
  const isFirst = await store.claimEvent(`helped:${id}:${name}:${member}` as EventId); // minted here
  if (isFirst) await store.add('thread', id, { helped: 1 });
}
