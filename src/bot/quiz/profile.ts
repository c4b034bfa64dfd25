import { z } from 'zod';
import type { ConversationId, Epoch, MemberId, Place, TeamId } from '../../ids.ts';
import type { Pause } from '../../quiz/model.ts';
import type { Note } from '../../store/notes.ts';
import type { World } from '../world.ts';

const mostHomes = 8;

const Profile = z.object({
  pauses: z.array(z.object({ from: z.number(), until: z.number().nullable() })).default([]),
  /** Teams on whose boards the member asked to be named. */
  shown: z.array(z.string()).default([]),
  /** Where the member answers, the latest first: what is meant where a conversation has no questions of its own. */
  homes: z.array(z.object({ team: z.string(), conversation: z.string() })).default([]),
  leftAt: z.number().nullable().default(null),
});

/** What a member has settled: pauses, boards, where they answer. */
export interface Profile {
  readonly pauses: readonly Pause[];
  readonly shown: readonly string[];
  readonly homes: readonly Place[];
  readonly leftAt: Epoch | undefined;
}

export async function readProfile(world: Pick<World, 'store'>, member: MemberId): Promise<Profile> {
  const note = Profile.parse(await world.store.read('member', member));
  return {
    pauses: note.pauses.map(({ from, until }) => ({ from, until: until ?? undefined })),
    shown: note.shown,
    homes: note.homes.map(toPlace),
    leftAt: note.leftAt ?? undefined,
  };
}

/** The pause that covers a moment. */
export function pauseAt(pauses: readonly Pause[], at: Epoch): Pause | undefined {
  return pauses.find((pause) => pause.from <= at && (pause.until === undefined || at < pause.until));
}

/** Ends what covers the moment, then begins the new one. `until` undefined: until they answer again. */
export async function startPause(world: World, member: MemberId, pause: Pause): Promise<void> {
  const { pauses } = await readProfile(world, member);
  await savePauses(world, member, [...ended(pauses, pause.from), pause]);
}

export async function endPause(world: World, member: MemberId, at: Epoch): Promise<void> {
  const { pauses } = await readProfile(world, member);
  await savePauses(world, member, ended(pauses, at));
}

/** An answer ends a pause that waited for it, remembers where, and takes back that they had left. Writes only what changed. */
export async function noteAnswering(
  world: World,
  member: MemberId,
  answer: { readonly place: Place; readonly at: Epoch },
): Promise<void> {
  const profile = await readProfile(world, member);
  const open = profile.pauses.some((pause) => pause.until === undefined && pause.from <= answer.at);
  const isHome = profile.homes[0]?.conversation === answer.place.conversation;
  const change: Note = {
    ...(open ? { pauses: toNote(endOpen(profile.pauses, answer.at)) } : {}),
    ...(isHome ? {} : { homes: withHome(profile.homes, answer.place) }),
    ...(profile.leftAt === undefined ? {} : { leftAt: null }),
  };
  if (Object.keys(change).length > 0) await world.store.note('member', member, change);
}

function withHome(homes: readonly Place[], place: Place): { team: string; conversation: string }[] {
  const others = homes.filter((home) => home.conversation !== place.conversation);
  return [place, ...others].slice(0, mostHomes).map(({ team, conversation }) => ({ team, conversation }));
}

function ended(pauses: readonly Pause[], at: Epoch): readonly Pause[] {
  return pauses.map((pause) =>
    pause.from <= at && (pause.until === undefined || at < pause.until) ? { ...pause, until: at } : pause,
  );
}

function endOpen(pauses: readonly Pause[], at: Epoch): readonly Pause[] {
  return pauses.map((pause) =>
    pause.until === undefined && pause.from <= at ? { ...pause, until: at } : pause,
  );
}

async function savePauses(world: World, member: MemberId, pauses: readonly Pause[]): Promise<void> {
  await world.store.note('member', member, { pauses: toNote(pauses) });
}

function toNote(pauses: readonly Pause[]): { from: Epoch; until: Epoch | null }[] {
  return pauses.map(({ from, until }) => ({ from, until: until ?? null }));
}

/** Both ids were minted by the adapter and stored as text. */
function toPlace(home: { readonly team: string; readonly conversation: string }): Place {
  return { team: home.team as TeamId, conversation: home.conversation as ConversationId };
}
