import type { Card, Choice, Line, Reply } from '../../card/card.ts';
import { bold, conversation, line, moment, notice, paragraph } from '../../card/line.ts';
import { type ConversationId, type MemberId, teamOf } from '../../ids.ts';
import { noteOpenIncident } from '../../notes/daily.ts';
import { noteIncident } from '../../notes/incident.ts';
import { mute } from '../../notes/mute.ts';
import { goLiveByName } from '../../notes/team-watch.ts';
import {
  addTrialIncident,
  noteUntold,
  readTrial,
  type Trial,
  type TrialOf,
  trialLength,
  voteOnTrial,
} from '../../notes/trial.ts';
import { goLive, readWatch, stopWatch } from '../../notes/watch.ts';
import type { Match } from '../../search/model.ts';
import { privately } from '../failures.ts';
import { stepsSection } from '../find/answer-card.ts';
import { guideOf, sectionName } from '../find/naming.ts';
import { refuseAt, refuseOverTeam } from '../settings/admin.ts';
import type { Of, World } from '../world.ts';
import { incidentActs } from './acts.ts';
import type { Scene } from './scene.ts';

type Verdict = 'right' | 'wrong' | 'off' | 'live';

/** C16: for the first five incidents only the admin sees what would have been said. */
export async function tellTrial(scene: Scene, best: Match): Promise<void> {
  const { world, incoming, incident, where } = scene;
  if (incident.trialTold || !scene.by) return;
  const trial = await readTrial(world.store, counted(scene));
  if (trial.incidents >= trialLength || !(await world.platform.canRead(scene.by, incoming.place))) return;
  await noteIncident(world.store, incoming.place, { trialTold: true, lastAt: incoming.at });
  const sent = await world.platform.whisper(scene.by, await trialCard(scene, best, trial));
  if (sent.kind !== 'sent') {
    await noteIncident(world.store, incoming.place, { trialTold: null });
    return noteUntold(world.store, counted(scene), incoming.at);
  }
  await addTrialIncident(world.store, counted(scene));
  if (where !== 'talk') await noteOpenIncident(world.store, incoming.place.conversation, incoming.at);
}

/** Channels that are watched by their names share one trial. */
function counted({ incoming, watch }: Scene): TrialOf {
  return watch.watch === 'off'
    ? { kind: 'team', id: incoming.place.team }
    : { kind: 'conversation', id: incoming.place.conversation };
}

async function trialCard(scene: Scene, best: Match, trial: Trial): Promise<Card> {
  const number = trial.incidents + 1;
  const { world, incoming } = scene;
  const { conversation: id } = incoming.place;
  const words = best.evidence.slice(0, 2).map((word) => `"${word}"`);
  const because = words.length > 0 ? `, because of ${words.join(' and ')}` : '';
  const library = world.library();
  const shown = stepsSection(guideOf(library, best.section), best.section);
  const url = await world.platform.link(incoming.place, incoming.message.id);
  const judge = (label: string, verdict: Verdict): Choice => ({
    label,
    act: incidentActs.trial(verdict, id, number),
  });
  return notice(
    'Trial run',
    line`${bold(`Trial run, incident ${number} of ${trialLength}.`)} In ${conversation(id)} at ${moment(incoming.at)} I would have said:`,
    {
      body: [paragraph(line`${sectionName(library, shown)}${because}`)],
      doors: url?.startsWith('https:') ? [{ label: 'See the thread', url }] : [],
      buttons: [
        judge('Right', 'right'),
        judge('Wrong', 'wrong'),
        judge('Stay silent there', 'off'),
        judge('Go live', 'live'),
      ],
      small: [
        ...(number < trialLength
          ? []
          : [
              line`That was the last incident of the trial. I stay silent from now on, until you press Go live.`,
            ]),
        line`So far: ${tally(trial)}. Nobody else has seen this.`,
      ],
    },
  );
}

export function tally({ right, wrong }: Trial): string {
  return `${right} right, ${wrong} wrong`;
}

/** Whether the trial can be told to the member: a first word to them, before anything depends on it. */
export async function canTell(world: World, member: MemberId, where: Line): Promise<boolean> {
  const sent = await world.platform.whisper(
    member,
    notice(
      'Trial run',
      line`${bold('The trial begins.')} This is where I tell you what I would have said in ${where}, for the first ${trialLength} incidents.`,
      { small: [line`Nobody else sees any of it.`] },
    ),
  );
  return sent.kind === 'sent';
}

export const cannotTell =
  'Your privacy settings here do not let me write to you, and a trial is told in private';

/** What the admin said of a trial run. */
export async function judgeTrial(
  world: World,
  incoming: Of<'choice'>,
  [verdict, id, number]: readonly [Verdict, ConversationId, number],
): Promise<Reply> {
  const place = { team: teamOf(id, incoming.place), conversation: id }; // pressed in a direct message
  const refused = await refuseAt(world, incoming.member, place);
  if (refused) return refused;
  const { store } = world;
  const isOwn = (await readWatch(store, place.conversation)).watch !== 'off';
  if (verdict === 'live') {
    const refusedOver = isOwn ? undefined : await refuseOverTeam(world, incoming.member, place);
    if (refusedOver) return refusedOver;
    await (isOwn
      ? goLive(store, place.conversation, incoming.member)
      : goLiveByName(store, place.team, incoming.member));
    return privately(isLive(place.conversation, isOwn));
  }
  if (verdict === 'right' || verdict === 'wrong') {
    const of: TrialOf = isOwn
      ? { kind: 'conversation', id: place.conversation }
      : { kind: 'team', id: place.team };
    const votes = await voteOnTrial(store, of, { incident: number, verdict });
    return privately(line`Noted: ${tally(votes)}.`);
  }
  await (isOwn ? stopWatch(store, place.conversation) : mute(store, place, incoming.at));
  return privately(line`I stay silent in ${conversation(place.conversation)}.`);
}

function isLive(id: ConversationId, isOwn: boolean): Line {
  const where = isOwn ? line`${conversation(id)}` : line`the channels watched by name`;
  return line`Live in ${where}: one message while an incident is open, one when it is resolved. Anyone in a thread can mute me.`;
}
