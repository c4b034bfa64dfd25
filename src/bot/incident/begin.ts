import type { Epoch } from '../../ids.ts';
import { recommendationCard } from './cards.ts';
import { isOver } from './ending.ts';
import { markSaid } from './marks.ts';
import { noteIncident } from './notes.ts';
import { alertKeys, type Scene } from './scene.ts';
import { tellTrial } from './trial.ts';
import { giveBack, takeTurn } from './turn.ts';

const aDayMs = 24 * 3_600_000;
const spokenADay = 3;

/** The first of at most two messages of an incident. */
export async function begin(scene: Scene): Promise<void> {
  const { world, incoming, incident, recommendation } = scene;
  const best = recommendation.matches[0];
  if (!best || !recommendation.speak || isSpent(scene) || isLate(scene)) return;
  if (scene.isTrial ? incident.trialTold : !(await isOurs(scene))) return;
  if (!(await takeTurn(world, incoming.place, { purpose: 'begin', incident }))) return;
  if (scene.isTrial) return tellTrial(scene, best);
  const sent = await world.platform.say(
    incoming.place,
    recommendationCard(world, best, { place: incoming.place, isAsked: false }),
  );
  if (sent.kind !== 'sent') return giveBack(world, incoming.place, { sent, incident });
  await noteIncident(world, incoming.place, {
    id: sent.message,
    message: sent.message,
    section: best.section.id,
    lastAt: incoming.at,
  });
  await noteSpoken(scene);
  await markSaid(world, incoming.place, { id: sent.message, at: incoming.at });
}

/** Three a conversation a day, and once per alert name in 24 h. */
function isSpent({ watch, incoming, messages }: Scene): boolean {
  if (watch.spokenDay === dayOf(incoming.at) && watch.spokenCount >= spokenADay) return true;
  return alertKeys(messages).some((key) => incoming.at - (watch.alerts[key] ?? 0) < aDayMs);
}

/** An ending read for the first time needs no advice. */
function isLate(scene: Scene): boolean {
  return isOver(scene) || ['resolved', 'postmortem'].includes(scene.recommendation.phase);
}

async function isOurs({ world, incoming }: Scene): Promise<boolean> {
  const { reach } = await world.platform.surroundings(incoming.place);
  return (
    reach === 'ours' ||
    (await world.store.read('conversation', incoming.place.conversation)).speakInShared === true
  );
}

async function noteSpoken({ world, watch, incoming, messages }: Scene): Promise<void> {
  const day = dayOf(incoming.at);
  const kept = Object.entries(watch.alerts).filter(([, at]) => incoming.at - at < aDayMs);
  const heard = alertKeys(messages).map((key) => [key, incoming.at] as const);
  await world.store.note('conversation', incoming.place.conversation, {
    spokenDay: day,
    spokenCount: watch.spokenDay === day ? watch.spokenCount + 1 : 1,
    alerts: Object.fromEntries([...kept, ...heard]),
    incidentAt: incoming.at,
  });
}

function dayOf(at: Epoch): string {
  return new Date(at).toISOString().slice(0, 10);
}
