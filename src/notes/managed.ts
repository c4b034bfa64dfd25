import { z } from 'zod';
import type { ConversationId, MemberId, Place, TeamId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';
import { entriesOf, field } from './fields.ts';

const Team = z.string();

/** The member set the conversation up: it stands on their home. Whether they still may is asked of the platform. */
export async function noteManaged(store: NoteStore, member: MemberId, place: Place): Promise<void> {
  await store.note('member', member, { [field('managed', place.conversation)]: place.team });
}

/** Ids were minted by the adapter and stored as text. */
export async function readManaged(store: NoteStore, member: MemberId): Promise<readonly Place[]> {
  return entriesOf(await store.read('member', member), 'managed').flatMap(([conversation, value]) => {
    const team = Team.safeParse(value).data;
    return team === undefined ? [] : [{ team: team as TeamId, conversation: conversation as ConversationId }];
  });
}
