import type { Card, Reply, Rich } from '../../card/card.ts';
import { bold, cut, line, notice, paragraph } from '../../card/line.ts';
import type { MessageId } from '../../ids.ts';
import { phaseOf } from '../../incident/phase.ts';
import type { Message } from '../../platform.ts';
import { privately } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { minutes, readTimes, type Times, utcClock } from './times.ts';

const mostRows = 20;
/** Of a longer incident its beginning and its end are told. */
const firstRows = 12;
const quietMs = 4 * 3_600_000;
const tableBudget = 1450;
const longestWords = 90;

/** "Draft the timeline": read from the thread at this moment, sent to the one who asked, kept nowhere. */
export async function draftTimeline(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const messages = await world.platform.readThread(incoming.place, 100);
  if (messages === 'forbidden')
    return privately(
      line`I cannot read this thread. To show it to me, ${world.platform.wayIn(incoming.place, 'read')}.`,
    );
  const card = timelineCard(world, oneIncident(messages, incoming.message));
  const sent = await world.platform.whisper(incoming.member, card);
  if (sent.kind === 'sent') return privately(line`The draft is in your direct messages.`);
  return privately(line`Your privacy settings here do not let me write to you.`);
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

export function timelineCard(world: World, messages: readonly Message[]): Card {
  const said = messages.filter((message) => message.from !== 'us' && message.text.trim());
  const telling = said.filter((message, at) => isTelling(message, at) || isFirstReply(message, said));
  const rows = telling.filter((_, at) => at < firstRows || at >= telling.length - (mostRows - firstRows));
  const times = readTimes(said);
  const template = world.library().guide('blameless-postmortem')?.sections[0];
  return notice(
    'Draft timeline',
    line`${bold(`Draft timeline, from ${said.length} messages. Check every line: it is copied, not understood.`)}`,
    {
      body: [table(rows, said), ...spans(times)],
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
  return at === 0 || message.from === 'bot' || phaseOf(message) !== undefined;
}

function isFirstReply(message: Message, said: readonly Message[]): boolean {
  return message === said.find(({ from }) => from === 'person') && said.some(({ from }) => from === 'bot');
}

/** Markdown to paste, so that it stands as it is written. */
function table(rows: readonly Message[], said: readonly Message[]): Rich[number] {
  const room = Math.min(longestWords, Math.floor(tableBudget / Math.max(1, rows.length)) - 28);
  const lines = rows.map((message) => {
    const words = cut(message.text.replace(/\s+/g, ' ').trim(), room).replaceAll('|', '\\|');
    return `| ${utcClock(message.at)} | ${label(message, words, said)} |`;
  });
  return {
    kind: 'code',
    language: 'markdown',
    text: ['| time (UTC) | what |', '| --- | --- |', ...lines].join('\n'),
  };
}

function label(message: Message, words: string, said: readonly Message[]): string {
  if (message.from === 'bot') return `Alert: ${words}`;
  if (phaseOf(message) === 'mitigate') return `Mitigation: "${words}"`;
  return isFirstReply(message, said) ? `First reply: "${words}"` : `"${words}"`;
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
