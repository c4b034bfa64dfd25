import { describe, expect, it } from 'vitest';
import type { Heard, Us } from '../../adapters/slack/inbound.ts';
import { fromCommand, fromShortcut, spelledName } from '../../adapters/slack/inbound-command.ts';
import { fromEvent } from '../../adapters/slack/inbound-event.ts';
import { fromPress, fromSubmission } from '../../adapters/slack/inbound-press.ts';
import { payload } from '../fakes/slack/recorded.ts';

const us: Us = { team: 'T0000TEAM1', enterprise: undefined, user: 'U00COACH01', bot: 'B00COACH01' };
const now = 1_764_000_006_000;
const place = { team: 'slack:T0000TEAM1', conversation: 'slack:T0000TEAM1/C00000SRE1' };
const threaded = { ...place, thread: 'slack:T0000TEAM1/C00000SRE1/1763990000.000100' };
const member = 'slack:T0000TEAM1/U000FIRST1';

function hear(name: string): Heard | undefined {
  const body = payload(name);
  if (name === 'command') return fromCommand(body, us, { prefix: '', now });
  if (name === 'shortcut') return fromShortcut(body, us, now);
  if (name === 'submission') return fromSubmission(body, us, now);
  return name.startsWith('press') ? fromPress(body, us, now) : fromEvent(body, us);
}

describe('a Slack payload', () => {
  it.each([
    [
      'command',
      {
        kind: 'command',
        name: 'guide',
        text: 'error budget & burn',
        at: now,
        place,
        member,
        isDirect: false,
      },
    ],
    [
      'press-public',
      {
        kind: 'choice',
        act: ['answer', 'abcdefghij', '2'],
        message: 'slack:T0000TEAM1/C00000SRE1/1763990000.000100',
        on: 'public',
        at: 1_764_000_005_250,
        place,
        member,
      },
    ],
    ['press-in-thread', { kind: 'choice', act: ['mute'], on: 'public', place: threaded }],
    ['press-on-thread-root', { kind: 'choice', act: ['mute'], on: 'public', place }],
    [
      'press-ephemeral',
      { kind: 'choice', act: ['read', 'k1k2k3k4k5', '2'], on: 'private', place, isDirect: false },
    ],
    ['press-menu', { kind: 'choice', act: ['contents', 'k1k2k3k4k5', '1'], on: 'private' }],
    ['press-direct', { kind: 'choice', act: ['delete'], on: 'private', isDirect: true }],
    [
      'press-modal',
      {
        kind: 'choice',
        on: 'private',
        place,
        message: 'slack:T0000TEAM1/C00000SRE1/1763990000.000100',
        isDirect: false,
      },
    ],
    ['press-home', { kind: 'choice', act: ['review'], on: 'private', isDirect: true }],
    [
      'submission',
      {
        kind: 'form',
        act: ['schedule'],
        values: { time: ['10:00'], note: [], names: ['off'], days: ['1', '5'] },
        place: { ...place, thread: 'slack:T0000TEAM1/C00000SRE1/1763990000.000050' },
        member,
      },
    ],
    [
      'shortcut',
      {
        kind: 'thread',
        cause: 'shortcut',
        message: {
          id: 'slack:T0000TEAM1/C00000SRE1/1763990000.000500',
          at: 1_763_990_000_001,
          text: '[FIRING:1] KubePodCrashLooping\nseverity: critical\npod: checkout-6d4',
          from: 'bot',
        },
        place: { ...place, thread: 'slack:T0000TEAM1/C00000SRE1/1763990000.000500' },
      },
    ],
    [
      'message',
      {
        kind: 'thread',
        cause: 'watch',
        id: 'slack:Ev00000001',
        at: 1_764_000_000_000,
        message: { text: 'pods keep restarting', from: 'person' },
        place,
        member,
      },
    ],
    ['message-in-thread', { kind: 'thread', cause: 'watch', place: threaded }],
    ['message-direct', { kind: 'words', text: 'what is an error budget?', isDirect: true }],
    [
      'message-alert',
      { kind: 'thread', cause: 'watch', message: { from: 'bot' }, member: 'slack:T0000TEAM1/B000ALERT1' },
    ],
    [
      'mention',
      {
        kind: 'thread',
        cause: 'mention',
        message: { text: 'pods keep restarting' },
        place: { ...place, thread: 'slack:T0000TEAM1/C00000SRE1/1764000000.000100' },
      },
    ],
    ['mention-bare', { kind: 'thread', cause: 'mention', message: { text: '' }, place }],
    ['mention-bare-in-thread', { kind: 'thread', cause: 'mention', message: { text: '' }, place: threaded }],
    ['home-opened', { kind: 'home', member, isDirect: true }],
    ['bot-joined', { kind: 'membership', change: 'invited', place, member }],
    ['bot-left', { kind: 'membership', change: 'removed', place }],
    ['archived', { kind: 'membership', change: 'archived', place }],
    ['member-deactivated', { kind: 'membership', change: 'member left', member }],
  ])('becomes what the bot understands: %s', (name, expected) => {
    const heard = hear(name);

    expect(heard?.incoming).toMatchObject(expected);
    expect(heard?.isForeign).toBe(false);
  });

  it.each([
    'press-link',
    'message-changed',
    'message-own',
    'message-joined',
    'message-with-mention',
    'messages-tab-opened',
    'member-joined',
    'member-renamed',
  ])('is nothing to the bot: %s', (name) => {
    expect(hear(name)).toBeUndefined();
  });

  it('of an alert gives its words, though the text is empty', () => {
    const heard = hear('message-alert');

    expect(heard?.incoming.kind === 'thread' && heard.incoming.message.text).toBe(
      [
        '[FIRING:1] KubePodCrashLooping',
        'Pod checkout-6d4 is restarting > 5 times',
        'alertname: KubePodCrashLooping',
        'severity: critical',
        'Alertmanager, shop cluster',
        '*Namespace:* shop',
        '*Region:* eu-1',
        'since 03:02',
      ].join('\n'),
    );
  });

  it('without a place for itself is a bare mention where it stands, not a thread of its own', () => {
    const bare = hear('mention-bare');
    const words = hear('mention');

    expect(bare?.incoming.place).not.toHaveProperty('thread');
    expect(words?.route.thread).toBe('1764000000.000100');
  });

  it.each([
    ['', ''],
    ['pods keep restarting', 'pods keep restarting'],
  ])('by a bot that mentions us in text and blocks says "%s" once, where it stands', (words, text) => {
    const { user: _, ...event } = payload('mention').event as Record<string, unknown>;
    const said = `<@${us.user}> ${words}`;
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: said } }];
    const bot = { ...event, text: said, blocks, bot_id: 'B000FLOW01', subtype: 'bot_message' };
    const heard = fromEvent({ ...payload('mention'), event: bot }, us);

    expect(heard?.incoming).toMatchObject({ cause: 'mention', message: { text, from: 'bot' }, place });
    expect(heard?.incoming.place).not.toHaveProperty('thread');
    expect(heard?.route.thread).toBe(words ? event.ts : undefined);
  });

  it('from another company is known by its team', () => {
    expect(hear('mention-of-stranger')?.isForeign).toBe(true);
  });

  it('with a forged value is an act nobody knows', () => {
    const press = {
      ...payload('press-public'),
      actions: [{ value: 'x'.repeat(500), action_ts: '1764000005.250000' }],
    };

    const heard = fromPress(press, us, now);

    expect(heard?.incoming.kind === 'choice' && heard.incoming.act).toEqual(['?']);
  });

  it.each([{}, { type: 'block_actions' }, null, 'text', { event: { type: 'message' }, event_id: 'Ev1' }])(
    'that is malformed is let go: %j',
    (body) => {
      expect(fromPress(body, us, now)).toBeUndefined();
      expect(fromCommand(body, us, { prefix: '', now })).toBeUndefined();
      expect(fromEvent(body, us)).toBeUndefined();
      expect(fromSubmission(body, us, now)).toBeUndefined();
      expect(fromShortcut(body, us, now)).toBeUndefined();
    },
  );
});

describe('a command name', () => {
  it.each([
    ['/guide', '', 'guide'],
    ['/ops-guide', 'ops-', 'guide'],
    ['/quiz', 'ops-', 'quiz'],
    ['/ops-guide', '', undefined],
    ['/constructor', '', undefined],
  ])('is read with and without its prefix: %s, %s', (typed, prefix, expected) => {
    expect(spelledName(typed, prefix)).toBe(expected);
  });
});
