import type { Reply } from '../../card/card.ts';
import { bold, conversation, line, moment, notice, paragraph } from '../../card/line.ts';
import type { ConversationId } from '../../ids.ts';
import type { Match } from '../../search/model.ts';
import { privately } from '../failures.ts';
import { stepsSection } from '../find/answer-card.ts';
import { guideOf, sectionName } from '../find/naming.ts';
import { refuseAt } from '../settings/admin.ts';
import type { Of, World } from '../world.ts';
import { noteIncident } from './notes.ts';
import type { Scene } from './watch.ts';

const trialLength = 5;

/** C16: for the first five incidents only the admin sees what would have been said. */
export async function tellTrial(scene: Scene, best: Match): Promise<void> {
  const { world, incoming, watch, incident } = scene;
  const number = watch.trialIncidents + 1;
  if (incident.trialTold || !scene.by || number > trialLength) return;
  const because = best.evidence
    .slice(0, 2)
    .map((word) => `"${word}"`)
    .join(' and ');
  const library = world.library();
  const shown = stepsSection(guideOf(library, best.section), best.section);
  const card = notice(
    'Trial run',
    line`${bold(`Trial run, incident ${number} of ${trialLength}.`)} In ${conversation(incoming.place.conversation)} at ${moment(incoming.at)} I would have said:`,
    {
      body: [paragraph(line`${sectionName(library, shown)}${because ? `, because of ${because}` : ''}`)],
      buttons: [
        { label: 'Right', act: ['trial', 'right', incoming.place.conversation] },
        { label: 'Wrong', act: ['trial', 'wrong', incoming.place.conversation] },
        { label: 'Stay silent there', act: ['trial', 'off', incoming.place.conversation] },
        { label: 'Go live', act: ['trial', 'live', incoming.place.conversation] },
      ],
      small: [line`So far: ${watch.trialRight} right, ${watch.trialWrong} wrong. Nobody else has seen this.`],
    },
  );
  const sent = await world.platform.whisper(scene.by, card);
  if (sent.kind !== 'sent') return;
  await noteIncident(world, incoming.place, { trialTold: true, lastAt: incoming.at });
  await world.store.note('conversation', incoming.place.conversation, {
    trialIncidents: number,
    incidentAt: incoming.at,
  });
}

/** What the admin said of a trial run. */
export async function judgeTrial(
  world: World,
  incoming: Of<'choice'>,
  verdict = '',
  id = '',
): Promise<Reply> {
  const place = { team: incoming.place.team, conversation: id as ConversationId }; // checked by the next line
  const refused = await refuseAt(world, incoming.member, place);
  if (refused) return refused;
  const note = await world.store.read('conversation', id);
  const count = (name: string): number => (typeof note[name] === 'number' ? note[name] : 0);
  switch (verdict) {
    case 'right':
      await world.store.note('conversation', id, { trialRight: count('trialRight') + 1 });
      return privately(line`Noted: ${count('trialRight') + 1} right, ${count('trialWrong')} wrong.`);
    case 'wrong':
      await world.store.note('conversation', id, { trialWrong: count('trialWrong') + 1 });
      return privately(line`Noted: ${count('trialRight')} right, ${count('trialWrong') + 1} wrong.`);
    case 'live':
      await world.store.note('conversation', id, { watch: 'live', watchedBy: incoming.member });
      return privately(
        line`Live in ${conversation(place.conversation)}: one message while it burns, one when it is resolved. Anyone in a thread can mute me.`,
      );
    default:
      await world.store.note('conversation', id, { watch: 'off' });
      return privately(line`I stay silent in ${conversation(place.conversation)}.`);
  }
}
