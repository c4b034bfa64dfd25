import type { Card, Reply } from '../../card/card.ts';
import { bold, line, notice } from '../../card/line.ts';
import type { MessageId } from '../../ids.ts';
import type { Message } from '../../platform.ts';
import { privately, whispered } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { incidentActs } from './acts.ts';
import { timelineBrief, timelineDocument } from './timeline-document.ts';
import { tuning } from './tuning.ts';

const readAtMost = 400;
const { quietMs } = tuning;
/** The whole document is in the file; the card shows what there is room for. */
const inCard = 1450;

/** "Draft the timeline": read from the thread at this moment, sent to the one who asked, kept nowhere. */
export async function draftTimeline(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const messages = await world.platform.readThread(incoming.place, { atMost: readAtMost });
  if (messages === 'later')
    return privately(line`The platform is too busy to show me this thread. Press again in a minute.`);
  if (messages === 'workspace')
    return privately(
      line`I am not allowed to read threads: whoever runs Coach can run coach doctor to see what is missing.`,
    );
  if (messages === 'forbidden')
    return privately(
      line`I cannot read this thread. To show it to me, ${world.platform.wayIn(incoming.place, 'read')}.`,
    );
  const incident = oneIncident(messages, incoming.message);
  await world.search().readAhead(incident, 'phases');
  const card = timelineCard(world, incident);
  const sent = await world.platform.whisper(incoming.member, card);
  return whispered(sent, line`The draft is in your direct messages.`);
}

/** A channel holds many: from the pressed card outwards, up to four quiet hours on either side. */
function oneIncident(messages: readonly Message[], pressed: MessageId): readonly Message[] {
  const isQuietBefore = (at: number): boolean => {
    const [before, after] = [messages[at - 1], messages[at]];
    return !before || !after || after.at - before.at > quietMs;
  };
  const found = messages.findIndex(({ id }) => id === pressed);
  let from = found < 0 ? messages.length - 1 : found;
  let to = from + 1;
  while (from > 0 && !isQuietBefore(from)) from -= 1;
  while (to < messages.length && !isQuietBefore(to)) to += 1;
  return messages.slice(Math.max(0, from), to);
}

function timelineCard(world: World, messages: readonly Message[]): Card {
  const said = messages.filter((message) => message.from !== 'us' && message.text.trim());
  const text = timelineDocument(said);
  const template = world.library().guide('blameless-postmortem')?.templates[0];
  return notice(
    'Draft timeline',
    line`${bold(`Draft timeline, from ${said.length} messages. Check every line: it is copied, not understood.`)}`,
    {
      body: [
        {
          kind: 'code',
          language: 'markdown',
          text: text.length <= inCard ? text : timelineBrief(said, inCard),
        },
      ],
      buttons: [
        ...(template ? [{ label: 'Postmortem template', act: incidentActs.steps(template.key) }] : []),
        { label: 'Delete this', act: incidentActs.delete() },
      ],
      small: [line`No names on purpose. Only you see this. I keep no copy.`],
      file: { name: 'incident-timeline.md', text },
    },
  );
}
