import type { Message } from '../../platform.ts';
import type { Card, Line, Reply, Rich } from '../../reply.ts';
import { phaseOf } from '../../search/phases.ts';
import { privately } from '../failures.ts';
import { bold, cut, line, notice, paragraph } from '../line.ts';
import type { Of, World } from '../world.ts';
import { minutes, readTimes, type Times, utcClock } from './times.ts';

const mostRows = 20;

/** "Draft the timeline": read from the thread at this moment, sent to the one who asked, kept nowhere. */
export async function draftTimeline(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const messages = await world.platform.readThread(incoming.place, 100);
  if (messages === 'forbidden')
    return privately(line`I cannot read this thread: /invite @Coach shows it to me.`);
  const sent = await world.platform.whisper(incoming.member, timelineCard(world, messages));
  if (sent.kind === 'sent') return privately(line`The draft is in your direct messages.`);
  return privately(line`Your privacy settings here do not let me write to you.`);
}

export function timelineCard(world: World, messages: readonly Message[]): Card {
  const said = messages.filter((message) => message.from !== 'us' && message.text.trim());
  const rows = said.filter(isTelling).slice(0, mostRows);
  const times = readTimes(said);
  const template = world.library().guide('blameless-postmortem')?.sections[0];
  return notice(
    'Draft timeline',
    line`${bold(`Draft timeline, from ${said.length} messages. Check every line: it is copied, not understood.`)}`,
    {
      body: [table(rows), ...spans(times)],
      buttons: [
        ...(template
          ? [{ label: 'Postmortem template', act: ['contents', template.key, '1'] } as const]
          : []),
        { label: 'Delete this', act: ['delete'] },
      ],
      small: [line`No names on purpose. Only you see this. I keep no copy.`],
    },
  );
}

/** The first message, alerts, and what moves the incident on; of a long thread not every word. */
function isTelling(message: Message, at: number): boolean {
  return at === 0 || message.from === 'bot' || phaseOf(message.text) !== undefined;
}

function table(rows: readonly Message[]): Rich[number] {
  const cells = rows.map((message): readonly Line[] => [
    line`${utcClock(message.at)}`,
    line`${label(message)}`,
  ]);
  return { kind: 'table', header: [line`time (UTC)`, line`what`], rows: cells };
}

function label(message: Message): string {
  const words = cut(message.text.replace(/\s+/g, ' ').trim(), 90);
  if (message.from === 'bot') return `Alert: ${words}`;
  return phaseOf(message.text) === 'mitigate' ? `Mitigation: "${words}"` : `"${words}"`;
}

function spans(times: Times): Rich {
  const start = times.alert ?? times.firstReply;
  const first =
    start !== undefined && times.mitigated !== undefined
      ? `Detected to mitigated: ${minutes(start, times.mitigated)} min. `
      : '';
  const second =
    times.mitigated !== undefined && times.resolved !== undefined
      ? `Mitigated to resolved: ${minutes(times.mitigated, times.resolved)} min.`
      : '';
  return first || second ? [paragraph(line`${first}${second}`)] : [];
}
