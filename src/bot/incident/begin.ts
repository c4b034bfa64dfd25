import type { Epoch } from '../../ids.ts';
import { noteOpenIncident } from '../../notes/daily.ts';
import { noteIncident } from '../../notes/incident.ts';
import { markSaid } from '../../notes/incident-marks.ts';
import { maySpeakInShared } from '../../notes/sharing.ts';
import { noteSpoken } from '../../notes/watch.ts';
import { dayMs } from '../../time.ts';
import { recommendationCard } from './cards.ts';
import { isOver } from './ending.ts';
import { alertMarks, type Scene } from './scene.ts';
import { tellTrial } from './trial.ts';
import { tuning } from './tuning.ts';
import { giveBack, takeTurn } from './turn.ts';

const { spokenADay } = tuning;

/** The first of at most two messages of an incident. */
export async function begin(scene: Scene): Promise<void> {
  const { world, incoming, incident, recommendation } = scene;
  const best = recommendation.matches[0];
  if (!best || !recommendation.speak || isSpent(scene) || isLate(scene))
    return world.meter.recommended('silent');
  if (scene.isTrial ? incident.trialTold : !(await isOurs(scene))) return;
  if (!(await takeTurn(world, incoming.place, { purpose: 'begin', incident }))) return;
  if (scene.isTrial) return tellTrial(scene, best);
  const sent = await world.platform.say(
    incoming.place,
    recommendationCard(world, best, { place: incoming.place, isAsked: false }),
  );
  world.meter.recommended(sent.kind === 'sent' ? 'spoken' : 'refused');
  if (sent.kind !== 'sent') return giveBack(world, incoming.place, { sent, incident });
  await noteIncident(world.store, incoming.place, {
    id: sent.message,
    message: sent.message,
    section: best.section.id,
    lastAt: incoming.at,
  });
  await rememberSpoken(scene);
  await markSaid(world.store, incoming.place.team, { incident: sent.message, at: incoming.at });
}

/** Three a conversation a day, and once per alert name in 24 h. */
function isSpent(scene: Scene): boolean {
  const { watch, incoming } = scene;
  if ((watch.spoken.get(dayOf(incoming.at)) ?? 0) >= spokenADay) return true;
  return alertMarks(scene).some((mark) => incoming.at - (watch.alerts.get(mark) ?? 0) < dayMs);
}

/** An ending read for the first time needs no advice. */
function isLate(scene: Scene): boolean {
  return isOver(scene) || ['resolved', 'postmortem'].includes(scene.recommendation.phase);
}

async function isOurs({ world, incoming }: Scene): Promise<boolean> {
  const { reach } = await world.platform.surroundings(incoming.place);
  return reach === 'ours' || (await maySpeakInShared(world.store, incoming.place.conversation));
}

async function rememberSpoken(scene: Scene): Promise<void> {
  const { world, incoming } = scene;
  const { place, at } = incoming;
  await noteSpoken(world.store, place.conversation, { day: dayOf(at), alerts: alertMarks(scene), at });
  await noteOpenIncident(world.store, place.conversation, at);
}

function dayOf(at: Epoch): string {
  return new Date(at).toISOString().slice(0, 10);
}
