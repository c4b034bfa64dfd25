import { cut } from '../../card/line.ts';
import { readAlert } from '../../incident/alert.ts';
import { saysMitigated } from '../../incident/mitigation.ts';
import { phaseOf } from '../../incident/phase.ts';
import type { Message } from '../../platform.ts';
import { readTimes, span, utcClock } from './times.ts';

/** Of a longer incident its beginning and its end are told. */
const whole = { first: 40, last: 20, words: 160 };
const brief = { first: 12, last: 8, words: 90 };
type Extent = typeof whole;

/** Who is hit, and how many. */
const impact =
  /\b(?:users?|customers?|clients?|everyone|everybody|orders?|payments?|requests?|students?|patients?|stores?|tenants?|revenue)\b|\b\d+ ?%|[$€£] ?\d/i;

/** A postmortem as far as it can be copied: Markdown to paste. What nobody said stays open, with who decides it. */
export function timelineDocument(said: readonly Message[]): string {
  return [
    `# Incident of ${said[0] ? new Date(said[0].at).toISOString().slice(0, 10) : '…'} (draft)`,
    '',
    'Words in quotation marks are copied from the thread. Check every line.',
    '',
    '- Severity: … (the incident commander decides)',
    '- Owner of this document: … (the incident commander names one)',
    '',
    '## Impact',
    '',
    ...impactOf(said),
    '',
    '## Timeline',
    '',
    ...tableOf(said, whole),
    '',
    '## Intervals',
    '',
    ...intervalsOf(said),
    '',
    '## Causes',
    '',
    '- … (the owner of the service decides)',
    '',
    '## Actions',
    '',
    '| what | owner | due |',
    '| --- | --- | --- |',
    '| … | … | … |',
    '',
  ].join('\n');
}

/** The timeline and its intervals alone, where there is little room. */
export function timelineBrief(said: readonly Message[], room: number): string {
  const intervals = intervalsOf(said);
  const rows = rowsOf(said, brief).length;
  const left = room - intervals.join('\n').length - 2;
  const words = Math.min(brief.words, Math.floor(left / (rows + 2)) - 30);
  return [...tableOf(said, { ...brief, words }), '', ...intervals].join('\n');
}

function intervalsOf(said: readonly Message[]): readonly string[] {
  const { alert, firstReply, mitigated, resolved } = readTimes(said);
  const start = alert ?? firstReply;
  return [
    `- Detected to first reply: ${span(alert, firstReply) ?? 'not stated (whoever replied decides)'}`,
    `- Detected to mitigated: ${span(start, mitigated) ?? 'not stated (whoever mitigated it decides)'}`,
    `- Mitigated to resolved: ${span(mitigated, resolved) ?? 'not stated (the incident commander decides)'}`,
  ];
}

function tableOf(said: readonly Message[], extent: Extent): readonly string[] {
  const rows = rowsOf(said, extent).map(
    (message) => `| ${utcClock(message.at)} | ${label(message, said, extent.words)} |`,
  );
  return ['| time (UTC) | what |', '| --- | --- |', ...rows];
}

function impactOf(said: readonly Message[]): readonly string[] {
  const told = said.filter(
    (message) => message.from === 'person' && phaseOf(message) === 'detect' && impact.test(message.text),
  );
  if (told.length === 0) return ['- … (the owner of the service decides)'];
  return told.slice(0, 8).map((message) => `- ${utcClock(message.at)} ${quoted(message, whole.words)}`);
}

/** The first message, alerts, what moves the incident on, and what somebody marked; of a long thread not every word. */
function rowsOf(said: readonly Message[], { first, last }: Extent): readonly Message[] {
  const reply = firstReply(said);
  const telling = said.filter(
    (message, at) =>
      at === 0 ||
      message.isMarked ||
      message.from === 'bot' ||
      message === reply ||
      phaseOf(message) !== undefined,
  );
  return telling.filter(({ isMarked }, at) => isMarked || at < first || at >= telling.length - last);
}

/** A person's first answer to an alert. */
function firstReply(said: readonly Message[]): Message | undefined {
  return said.some(({ from }) => from === 'bot') ? said.find(({ from }) => from === 'person') : undefined;
}

function label(message: Message, said: readonly Message[], words: number): string {
  const copied = quoted(message, words);
  if (message.from === 'bot')
    return `${readAlert(message.text).state === 'recovered' ? 'Recovered' : 'Alert'}: ${copied}`;
  if (saysMitigated(message)) return `Mitigation: ${copied}`;
  if (message === firstReply(said)) return `First reply: ${copied}`;
  return message.isMarked ? `Marked: ${copied}` : copied;
}

/** Copied, not understood: in quotation marks. */
function quoted({ text }: Message, words: number): string {
  return `"${cut(text.replace(/\s+/g, ' ').trim(), words).replaceAll('|', '\\|')}"`;
}
