import type { Epoch, MemberId, TeamId } from '../../ids.ts';
import { isOf } from '../../ids.ts';
import { noteLeft } from '../../notes/left.ts';
import { noteBack, noteOut, readOut } from '../../notes/out.ts';
import type { Fact } from '../../store/facts.ts';
import type { NoteKind } from '../../store/notes.ts';
import type { Store } from '../../store/store.ts';
import { dayMs } from '../../time.ts';
import type { World } from '../world.ts';

const keptMs = 30 * dayMs;
const ofTeams: readonly NoteKind[] = ['team', 'shown', 'incidents', 'used', 'wanted', 'deck'];

type Dependencies = Pick<World, 'store' | 'platform'>;

/** Forgets the teams that the bot was put out of thirty days ago and is not in again. */
export async function forgetTeamsLeft(dependencies: Dependencies, now: Epoch): Promise<void> {
  const { store, platform } = dependencies;
  await noticeOut(dependencies, now);
  for (const { team, at } of await readOut(store)) {
    const found = await platform.isIn(team);
    if (found === 'here') await noteBack(store, team);
    if (found === 'gone' && now - at >= keptMs) await forgetTeam(store, team, at);
  }
}

/** Its members are then looked at like others who left: one who is in another team of ours stays known there. */
async function forgetTeam(store: Store, team: TeamId, at: Epoch): Promise<void> {
  for (const member of await membersOf(store, team)) await noteLeft(store, { member, team, at });
  await store.forgetTeam(team);
  await noteBack(store, team);
}

/** Put out while the process was stopped: no event told. */
async function noticeOut({ store, platform }: Dependencies, now: Epoch): Promise<void> {
  for (const team of await teamsKnown(store))
    if ((await platform.isIn(team)) === 'gone') await noteOut(store, { team, at: now });
}

async function teamsKnown(store: Store): Promise<ReadonlySet<TeamId>> {
  const teams = new Set<TeamId>();
  for await (const { schedule } of store.schedules()) teams.add(schedule.place.team);
  for (const kind of ofTeams) for await (const { id } of store.notes(kind)) teams.add(id as TeamId); // as stored
  return teams;
}

async function membersOf(store: Store, team: TeamId): Promise<ReadonlySet<MemberId>> {
  const members = new Set<MemberId>();
  for await (const fact of store.facts()) for (const member of membersIn(fact, team)) members.add(member);
  return members;
}

function membersIn(fact: Fact, team: TeamId): readonly MemberId[] {
  switch (fact.kind) {
    case 'answer':
      return fact.answer.place.team === team ? [fact.answer.member] : [];
    case 'attempt':
      return fact.attempt.team === team ? [fact.attempt.member] : [];
    case 'report':
      return fact.report.place.team === team && fact.report.member ? [fact.report.member] : [];
    case 'change':
      return isOf(team, fact.conversation) ? [fact.change.by] : [];
    case 'note':
      return fact.of === 'member' && JSON.stringify(fact.note).includes(team) ? [fact.id as MemberId] : [];
    default:
      return [];
  }
}
