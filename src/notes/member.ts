import { z } from 'zod';
import type { ConversationId, Epoch, MemberId, Place, TeamId } from '../ids.ts';
import type { Note, NoteStore } from '../store/notes.ts';
import { entriesOf, field, numbersOf, without } from './fields.ts';

const mostHomes = 8;
/** Of a pause that waits for the next answer: a field cannot be without a value. */
const openEnd = 0;

/** A stretch in which nothing counts against a member. `until` undefined: until they answer again. */
export interface Pause {
  readonly from: Epoch;
  readonly until: Epoch | undefined;
}

/** What a member has settled: pauses, boards, where they answer. */
export interface Profile {
  readonly pauses: readonly Pause[];
  /** Teams on whose boards the member asked to be named. */
  readonly shown: readonly TeamId[];
  /** Where the member answers, the latest first: what is meant where a conversation has no questions of its own. */
  readonly homes: readonly Place[];
  readonly leftAt: Epoch | undefined;
}

const Home = z.object({ team: z.string(), at: z.number() });
const LeftAt = z.number().optional().catch(undefined);

export async function readProfile(store: NoteStore, member: MemberId): Promise<Profile> {
  return parse(await store.read('member', member));
}

/** Ids were minted by the adapter and stored as text. */
function parse(note: Note): Profile {
  return {
    pauses: numbersOf(note, 'pause')
      .map(([from, until]) => ({ from: Number(from), until: until === openEnd ? undefined : until }))
      .sort((a, b) => a.from - b.from),
    shown: entriesOf(note, 'shown').flatMap(([team, is]) => (is === true ? [team as TeamId] : [])),
    homes: homesOf(note).map(([conversation, { team }]) => ({
      team: team as TeamId,
      conversation: conversation as ConversationId,
    })),
    leftAt: LeftAt.parse(note.leftAt),
  };
}

function homesOf(note: Note): readonly (readonly [string, z.infer<typeof Home>])[] {
  return entriesOf(note, 'home')
    .flatMap(([conversation, value]) => {
      const home = Home.safeParse(value).data;
      return home ? [[conversation, home] as const] : [];
    })
    .sort(([, a], [, b]) => b.at - a.at);
}

/** The pause that covers a moment. */
export function pauseAt(pauses: readonly Pause[], at: Epoch): Pause | undefined {
  return pauses.find((pause) => pause.from <= at && (pause.until === undefined || at < pause.until));
}

/** Ends what covers the moment, then begins the new one. */
export async function startPause(store: NoteStore, member: MemberId, pause: Pause): Promise<void> {
  const { pauses } = await readProfile(store, member);
  const begun = { [field('pause', String(pause.from))]: pause.until ?? openEnd };
  await store.note('member', member, { ...ended(pauses, pause.from), ...begun });
}

export async function endPause(store: NoteStore, member: MemberId, at: Epoch): Promise<void> {
  const { pauses } = await readProfile(store, member);
  await store.note('member', member, ended(pauses, at));
}

function ended(pauses: readonly Pause[], at: Epoch): Note {
  const covering = pauses.filter((pause) => pauseAt([pause], at));
  return Object.fromEntries(covering.map(({ from }) => [field('pause', String(from)), at]));
}

/** An answer ends a pause that waited for it, remembers where, and takes back that they had left. Writes only what changed. */
export async function noteAnswering(
  store: NoteStore,
  member: MemberId,
  { place, at }: { readonly place: Place; readonly at: Epoch },
): Promise<void> {
  const note = await store.read('member', member);
  const { pauses, homes, leftAt } = parse(note);
  const waiting = pauses.filter((pause) => pause.until === undefined);
  const change: Note = {
    ...ended(waiting, at),
    ...(homes[0]?.conversation === place.conversation ? {} : withHome(note, place, at)),
    ...(leftAt === undefined ? {} : { leftAt: null }),
  };
  if (Object.keys(change).length > 0) await store.note('member', member, change);
}

function withHome(note: Note, place: Place, at: Epoch): Note {
  const others = homesOf(note).filter(([conversation]) => conversation !== place.conversation);
  const forgotten = others.slice(mostHomes - 1).map(([conversation]) => conversation);
  return { ...without('home', forgotten), [field('home', place.conversation)]: { team: place.team, at } };
}
