import { z } from 'zod';
import type { Epoch, TeamId } from '../ids.ts';
import type { NoteStore } from '../store/notes.ts';

const Fault = z.object({
  /** What who runs the bot has to do. */
  remedy: z.string(),
  since: z.number(),
  /** Whether an admin was reached. */
  isTold: z.boolean().catch(false),
});
/** A platform lets the bot do nothing in a whole team: a token that was revoked, a scope that is missing. */
export type Fault = z.infer<typeof Fault>;

export async function readFault(store: NoteStore, team: TeamId): Promise<Fault | undefined> {
  const { fault } = await store.read('team', team);
  return Fault.safeParse(fault).data;
}

/** undefined: it is mended. */
export async function noteFault(store: NoteStore, team: TeamId, fault: Fault | undefined): Promise<void> {
  await store.note('team', team, { fault: fault ?? null });
}

export const newFault = (remedy: string, since: Epoch): Fault => ({ remedy, since, isTold: false });
