import { noteOpenIncident } from '../../notes/daily.ts';
import { noteIncident } from '../../notes/incident.ts';
import type { Match } from '../../search/model.ts';
import type { World } from '../world.ts';
import { cardBack } from './back.ts';
import { moveBookmark, removeBookmark } from './bookmark.ts';
import { recommendationCard, resolvedCard, shrunkCard } from './cards.ts';
import { isBadNews, isOver } from './ending.ts';
import type { Scene } from './scene.ts';
import { readTimes, timesLine } from './times.ts';
import { tuning } from './tuning.ts';
import { giveBack, takeTurn } from './turn.ts';

const { overtakesFrom } = tuning;

/** While it burns the one message is edited in place; when it is resolved the second and last is said. */
export async function follow(scene: Scene): Promise<void> {
  await noteLast(scene);
  if (scene.incident.closing) return isBadNews(scene) ? reopen(scene) : undefined;
  if (isOver(scene)) return close(scene);
  const { incident, recommendation } = scene;
  const best = recommendation.matches.find((match) => !incident.rejected.includes(match.section.guide));
  if (!best || best.section.id === incident.section || recommendation.confidence < overtakesFrom) return;
  await show(scene, best);
}

async function show({ world, incoming, incident }: Scene, match: Match): Promise<void> {
  if (!incident.message) return;
  const card = recommendationCard(world, match, { place: incoming.place, isAsked: false });
  await world.platform.edit(incoming.place, incident.message, card);
  await noteIncident(world.store, incoming.place, { section: match.section.id });
  await moveBookmark(world, incoming.place, {
    incident,
    message: incident.message,
    section: match.section,
  });
}

async function close(scene: Scene): Promise<void> {
  const { world, incoming, incident, messages } = scene;
  const section = postmortemSection(world);
  if (incident.keptOpen || !section) return;
  if (!(await takeTurn(world, incoming.place, { purpose: 'close', incident }))) return;
  const times = timesLine(readTimes(messages));
  const card = resolvedCard(world, section, { times, helped: incident.helped });
  const sent = await world.platform.say(incoming.place, card);
  if (sent.kind !== 'sent') return giveBack(world, incoming.place, { sent, incident });
  await noteIncident(world.store, incoming.place, { closing: sent.message, resolvedAt: incoming.at });
  await noteOpenIncident(world.store, incoming.place.conversation, null);
  await removeBookmark(world, incoming.place, incident);
  const shown = incident.section ? world.library().section(incident.section) : undefined;
  if (incident.message)
    await world.platform.edit(
      incoming.place,
      incident.message,
      shrunkCard(world, shown, 'the incident looks resolved.'),
    );
}

/** It burns again: the steps come back, no line says otherwise, and the daily question waits. */
async function reopen(scene: Scene): Promise<void> {
  const { world, incoming, incident, recommendation } = scene;
  if (incident.closing) await world.platform.remove(incoming.place, incident.closing);
  await noteIncident(world.store, incoming.place, {
    closing: null,
    resolvedAt: null,
    refusals: incident.refusals + 1,
  });
  await noteOpenIncident(world.store, incoming.place.conversation, incoming.at);
  if (!incident.message) return;
  const card = cardBack(world, incoming.place, {
    section: incident.section,
    matches: recommendation.matches,
  });
  await world.platform.edit(incoming.place, incident.message, card);
}

function postmortemSection(world: World): Match['section'] | undefined {
  const guide = world.library().guide('blameless-postmortem');
  return (
    guide?.sections.find((section) => section.anchor === 'write-the-timeline-while-you-remember-it') ??
    guide?.sections[0]
  );
}

/** At most once a minute: it only holds the daily question back. */
async function noteLast({ world, incoming, incident }: Scene): Promise<void> {
  if (incoming.at - incident.lastAt < 60_000) return;
  await noteIncident(world.store, incoming.place, { lastAt: incoming.at });
  if (incident.resolvedAt === undefined)
    await noteOpenIncident(world.store, incoming.place.conversation, incoming.at);
}
