import type { Reply } from '../../card/card.ts';
import type { Epoch, MemberId } from '../../ids.ts';
import type { Message } from '../../platform.ts';
import type { Match, Recommendation } from '../../search/model.ts';
import type { Of, World } from '../world.ts';
import { recommendationCard, resolvedCard, shrunkCard } from './cards.ts';
import { markSaid } from './marks.ts';
import {
  asMessage,
  type Incident,
  noteIncident,
  readIncident,
  readWatch,
  type Watch,
  watchMode,
} from './notes.ts';
import { readTimes, timesLine } from './times.ts';
import { tellTrial } from './trial.ts';
import { takeTurn } from './turn.ts';

const readAtMost = 40;
const staleMs = 4 * 3_600_000;
const aDayMs = 24 * 3_600_000;
const spokenADay = 3;
const nothing: Reply = { kind: 'nothing' };

/** Overheard. Speaks only where an admin allowed it, after a person has written, when sure of the answer. */
export async function watchThread(world: World, incoming: Of<'thread'>): Promise<Reply> {
  const watch = await readWatch(world, incoming.place);
  const { mode, by } = await watchMode(world, incoming.place, watch);
  if (mode === 'off') return nothing;
  const incident = await readIncident(world, incoming.place, incoming.at);
  if (incident.mutedAt !== undefined) return nothing;
  const messages = await recent(world, incoming);
  if (!messages.some((message) => message.from === 'person')) return nothing;
  const recommendation = world.search().recommend(messages);
  const scene: Scene = {
    world,
    incoming,
    watch,
    incident,
    messages,
    recommendation,
    isTrial: mode === 'trial',
    by: asMember(by),
  };
  await (incident.message ? follow(scene) : begin(scene));
  return nothing;
}

export interface Scene {
  readonly world: World;
  readonly incoming: Of<'thread'>;
  readonly watch: Watch;
  readonly incident: Incident;
  readonly messages: readonly Message[];
  readonly recommendation: Recommendation;
  readonly isTrial: boolean;
  readonly by: MemberId | undefined;
}

async function recent(world: World, incoming: Of<'thread'>): Promise<readonly Message[]> {
  const read = await world.platform.readThread(incoming.place, readAtMost);
  if (read === 'forbidden') return [];
  return read.filter((message) => message.from !== 'us' && incoming.at - message.at < staleMs);
}

/** The first of at most two messages of an incident. */
async function begin(scene: Scene): Promise<void> {
  const { world, incoming, recommendation } = scene;
  const best = recommendation.matches[0];
  if (!best || !recommendation.speak || isSpent(scene) || incidentEnded(scene)) return;
  if (!scene.isTrial && !(await isOurs(scene))) return;
  if (!(await takeTurn(world, incoming.place, 'begin'))) return;
  if (scene.isTrial) return tellTrial(scene, best);
  const sent = await world.platform.say(
    incoming.place,
    recommendationCard(world, best, { place: incoming.place, isAsked: false }),
  );
  if (sent.kind !== 'sent') return;
  await noteIncident(world, incoming.place, {
    id: sent.message,
    message: sent.message,
    section: best.section.id,
    lastAt: incoming.at,
  });
  await noteSpoken(scene);
  await markSaid(world, incoming.place, { id: sent.message, at: incoming.at });
}

/** While it burns the one message is edited in place; when it is resolved the second and last is said. */
async function follow(scene: Scene): Promise<void> {
  const { world, incoming, incident, recommendation } = scene;
  await noteLast(scene);
  if (recommendation.phase === 'resolved' || recommendation.phase === 'postmortem')
    return closeIncident(scene);
  const best = recommendation.matches.find((match) => !incident.rejected.includes(match.section.guide));
  if (!best || !recommendation.speak || best.section.id === incident.section || !incident.message) return;
  await world.platform.edit(
    incoming.place,
    asMessage(incident.message),
    recommendationCard(world, best, { place: incoming.place, isAsked: false }),
  );
  await noteIncident(world, incoming.place, { section: best.section.id });
}

async function closeIncident(scene: Scene): Promise<void> {
  const { world, incoming, incident, messages } = scene;
  const section = postmortemSection(world);
  if (incident.closing || incident.keptOpen || !section) return;
  if (!(await takeTurn(world, incoming.place, 'close'))) return;
  const times = timesLine(readTimes(messages));
  const sent = await world.platform.say(incoming.place, resolvedCard(world, times, section, incident.helped));
  if (sent.kind !== 'sent') return;
  await noteIncident(world, incoming.place, { closing: sent.message, resolvedAt: incoming.at });
  await world.store.note('conversation', incoming.place.conversation, { incidentAt: null });
  const shown = incident.section ? world.library().section(incident.section) : undefined;
  if (incident.message)
    await world.platform.edit(
      incoming.place,
      asMessage(incident.message),
      shrunkCard(world, shown, 'the incident looks resolved.'),
    );
}

function postmortemSection(world: World): Match['section'] | undefined {
  const guide = world.library().guide('blameless-postmortem');
  return (
    guide?.sections.find((section) => section.anchor === 'write-the-timeline-while-you-remember-it') ??
    guide?.sections[0]
  );
}

/** Three a conversation a day, and once per alert name in 24 h. */
function isSpent({ watch, incoming, messages }: Scene): boolean {
  if (watch.spokenDay === dayOf(incoming.at) && watch.spokenCount >= spokenADay) return true;
  return alertNames(messages).some((name) => incoming.at - (watch.alerts[name] ?? 0) < aDayMs);
}

/** An ending read for the first time needs no advice. */
function incidentEnded({ recommendation }: Scene): boolean {
  return recommendation.phase === 'resolved' || recommendation.phase === 'postmortem';
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
  const heard = alertNames(messages).map((name) => [name, incoming.at] as const);
  await world.store.note('conversation', incoming.place.conversation, {
    spokenDay: day,
    spokenCount: watch.spokenDay === day ? watch.spokenCount + 1 : 1,
    alerts: Object.fromEntries([...kept, ...heard]),
    incidentAt: incoming.at,
  });
}

/** At most once a minute: it only holds the daily question back. */
async function noteLast({ world, incoming, incident }: Scene): Promise<void> {
  if (incoming.at - incident.lastAt < 60_000) return;
  await noteIncident(world, incoming.place, { lastAt: incoming.at });
  if (incident.resolvedAt === undefined)
    await world.store.note('conversation', incoming.place.conversation, { incidentAt: incoming.at });
}

/** Names such as KubePodCrashLooping, from alerts alone. */
export function alertNames(messages: readonly Message[]): readonly string[] {
  const alerts = messages.filter((message) => message.from === 'bot');
  return [
    ...new Set(
      alerts.flatMap((message) => message.text.match(/\b[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*){1,}\b/g) ?? []),
    ),
  ].slice(0, 5);
}

function dayOf(at: Epoch): string {
  return new Date(at).toISOString().slice(0, 10);
}

function asMember(id: string | undefined): MemberId | undefined {
  return id as MemberId | undefined; // it was minted by the adapter and stored as text
}
