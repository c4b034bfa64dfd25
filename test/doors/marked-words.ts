import { payload } from '../fakes/slack/recorded.ts';

type Body = Readonly<Record<string, unknown>>;

/** Whoever does it, the address for responses, and when, in seconds. */
interface By {
  readonly admin: string;
  readonly at: number;
  readonly back?: string;
}

export const watched = 'C000INCIDENTS';
/** Every word that is typed below, and nothing else. */
export const marks = /zq[a-z]{4,}(?:one|two)|ZqAlertHostDown/gi;

const laterSeconds = 5 * 3_600;
const trouble = 'checkout is down, users get 503, pods are in CrashLoopBackOff and OOMKilled, investigating';
let made = 0;
const next = (): string => `Ev${++made}`;
const stamp = (at: number): string => (at + ++made / 1000).toFixed(6);
const typed = (door: string): string => `zq${door}one zq${door}two`;

/** One of each thing that people and monitoring systems type, with words that stand nowhere else. */
export function everyDoor(by: By): readonly Body[] {
  const { admin, back } = by;
  const from = { user: { id: admin, team_id: 'T0000TEAM1' }, channel: { id: watched } };
  const answering = { response_url: `${back}/api/respond` };
  const command = { ...payload('command'), ...answering, channel_id: watched, user_id: admin };
  return [
    said('message-alert', by, `[FIRING:1] ZqAlertHostDown ${typed('alert')}: CrashLoopBackOff`),
    said('message', by, `${typed('talk')}: ${trouble}`),
    said('message', by, `${typed('talk')} resolved, all is back to normal`),
    said('mention', by, `<@U00COACH01> ${typed('mentioned')}`),
    said('message-direct', by, typed('direct')),
    { ...command, text: typed('asked'), trigger_id: next() },
    { ...command, command: '/coach', text: typed('coach'), trigger_id: next() },
    {
      ...payload('shortcut'),
      ...from,
      ...answering,
      trigger_id: next(),
      message: { type: 'message', user: admin, ts: stamp(by.at), text: `${typed('shortcut')} ${trouble}` },
    },
    ...['unwanted', 'helped', 'read', 'zqforgedone'].map((verb) =>
      pressed(`${verb}|${typed('pressed')}`, { ...from, ...answering }),
    ),
    filledIn('change', { time: typed('time'), zone: typed('zone') }, from),
    filledIn('confirm', { confirm: typed('confirm') }, from),
  ];
}

/** After which the threads before it are over. */
export function laterElsewhere(by: By): Body {
  return said('message', { ...by, at: by.at + laterSeconds }, 'good morning');
}

function said(kind: string, { admin, at }: By, text: string): Body {
  const { event, ...body } = payload(kind);
  const by = kind === 'message-alert' ? { attachments: [] } : { user: admin, blocks: [] };
  const where = kind === 'message-direct' ? {} : { channel: watched };
  return {
    ...body,
    event_id: next(),
    event: { ...Object(event), ...by, ...where, ts: stamp(at), event_ts: stamp(at), text },
  };
}

function pressed(value: string, from: object): Body {
  return {
    ...payload('press-public'),
    ...from,
    trigger_id: next(),
    container: { type: 'message', message_ts: stamp(0), channel_id: watched, is_ephemeral: false },
    actions: [{ type: 'button', action_id: 'x', block_id: 'b', value, action_ts: stamp(1_764_000_000) }],
  };
}

function filledIn(act: string, values: Readonly<Record<string, string>>, from: object): Body {
  const state = Object.entries(values).map(([name, value]) => [
    name,
    { [name]: { type: 'plain_text_input', value } },
  ]);
  const { view, ...body } = payload('submission');
  const opened = { c: watched, s: 'ephemeral', d: 1, a: act };
  return {
    ...body,
    ...from,
    trigger_id: next(),
    view: {
      ...Object(view),
      id: next(),
      private_metadata: JSON.stringify(opened),
      state: { values: Object.fromEntries(state) },
    },
  };
}
