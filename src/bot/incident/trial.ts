import { z } from 'zod';
import type { Card, Line, Reply } from '../../card/card.ts';
import { bold, conversation, line, moment, notice, paragraph } from '../../card/line.ts';
import type { ConversationId } from '../../ids.ts';
import type { Match } from '../../search/model.ts';
import type { Note } from '../../store/notes.ts';
import { privately } from '../failures.ts';
import { stepsSection } from '../find/answer-card.ts';
import { guideOf, sectionName } from '../find/naming.ts';
import { refuseAt } from '../settings/admin.ts';
import type { Of, World } from '../world.ts';
import { noteIncident } from './notes.ts';
import type { Scene } from './scene.ts';

const trialLength = 5;

/** What the admin said of each incident of a trial, by its number: pressed again, the later verdict counts. */
const Votes = z.record(z.string(), z.enum(['right', 'wrong'])).catch({});
type Votes = z.infer<typeof Votes>;

/** C16: for the first five incidents only the admin sees what would have been said. */
export async function tellTrial(scene: Scene, best: Match): Promise<void> {
  const { world, incoming, incident, where } = scene;
  if (incident.trialTold || !scene.by) return;
  const { kind, id } = counted(scene);
  const { trialIncidents } = await world.store.read(kind, id);
  const number = (typeof trialIncidents === 'number' ? trialIncidents : 0) + 1;
  if (number > trialLength) return;
  await noteIncident(world, incoming.place, { trialTold: true, lastAt: incoming.at });
  const sent = await world.platform.whisper(scene.by, await trialCard(scene, best, number));
  if (sent.kind !== 'sent') return noteIncident(world, incoming.place, { trialTold: null });
  await world.store.add(kind, id, { trialIncidents: 1 });
  if (where !== 'talk')
    await world.store.note('conversation', incoming.place.conversation, { incidentAt: incoming.at });
}

/** Channels that are watched by their names share one trial. */
function counted({ incoming, watch }: Scene): { kind: 'conversation' | 'team'; id: string } {
  return watch.watch === 'off'
    ? { kind: 'team', id: incoming.place.team }
    : { kind: 'conversation', id: incoming.place.conversation };
}

async function trialCard(scene: Scene, best: Match, number: number): Promise<Card> {
  const { world, incoming } = scene;
  const { conversation: id } = incoming.place;
  const words = best.evidence.slice(0, 2).map((word) => `"${word}"`);
  const because = words.length > 0 ? `, because of ${words.join(' and ')}` : '';
  const library = world.library();
  const shown = stepsSection(guideOf(library, best.section), best.section);
  const { kind, id: note } = counted(scene);
  const votes = votesOf(await world.store.read(kind, note));
  const url = await world.platform.link(incoming.place, incoming.message.id);
  const judge = (label: string, verdict: string) => ({
    label,
    act: ['trial', verdict, id, String(number)] as const,
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
      small: [line`So far: ${tally(votes)}. Nobody else has seen this.`],
    },
  );
}

function votesOf(note: Note): Votes {
  return Votes.parse(note.trialVotes ?? {});
}

function tally(votes: Votes): string {
  const of = (verdict: string): number => Object.values(votes).filter((vote) => vote === verdict).length;
  return `${of('right')} right, ${of('wrong')} wrong`;
}

/** What the admin said of a trial run. */
export async function judgeTrial(
  world: World,
  incoming: Of<'choice'>,
  ...[verdict = '', id = '', number = '']: readonly string[]
): Promise<Reply> {
  const place = { team: incoming.place.team, conversation: id as ConversationId }; // checked by the next line
  const refused = await refuseAt(world, incoming.member, place);
  if (refused) return refused;
  const own = await world.store.read('conversation', id);
  const isOwn = own.watch === 'trial' || own.watch === 'live';
  const [kind, note] = isOwn ? (['conversation', id] as const) : (['team', place.team] as const);
  if (verdict === 'live') {
    await world.store.note(kind, note, { watch: 'live', watchedBy: incoming.member });
    return privately(isLive(place.conversation, isOwn));
  }
  if (verdict !== 'right' && verdict !== 'wrong') {
    await world.store.note('conversation', id, isOwn ? { watch: 'off' } : { mutedAt: incoming.at });
    return privately(line`I stay silent in ${conversation(place.conversation)}.`);
  }
  const votes: Votes = { ...votesOf(await world.store.read(kind, note)), [number]: verdict };
  await world.store.note(kind, note, { trialVotes: votes });
  return privately(line`Noted: ${tally(votes)}.`);
}

function isLive(id: ConversationId, isOwn: boolean): Line {
  const where = isOwn ? line`${conversation(id)}` : line`the channels that are watched by their names`;
  return line`Live in ${where}: one message while it burns, one when it is resolved. Anyone in a thread can mute me.`;
}
