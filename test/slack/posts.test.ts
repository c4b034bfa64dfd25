import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toMember, toPlace } from '../../adapters/slack/ids.ts';
import type { Card } from '../../src/card/card.ts';
import type { MessageId, PostId } from '../../src/ids.ts';
import { act } from '../builders/act.ts';
import { cardOf, scriptedBot } from '../fakes/scripted-bot.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

let chat: SlackWorkspace;
const team = 'T0000TEAM1';
const mark = 'abcdefghij' as PostId; // minted as the core does
const place = toPlace(team, 'C000SREDAILY');
const card = cardOf('Question of the day', 'A', 'B');
const unending = new AbortController().signal;

beforeEach(async () => {
  chat = openSlackWorkspace();
  await chat.start(scriptedBot());
});

afterEach(async () => {
  await chat.stop();
  expect(chat.server.faults).toEqual([]);
});

const post = (signal = unending) => chat.platform.post(place, { card, mark, signal });
const find = () => chat.platform.findPost(place, mark, chat.clock.now);
const posts = () => chat.server.calls.filter(({ method }) => method === 'chat.postMessage').length;

describe('a post', () => {
  it('carries its mark in every button and in its metadata', async () => {
    const sent = await post();

    const [message] = chat.server.messages;
    expect(sent).toEqual({ kind: 'sent', message: `slack:${team}/C000SREDAILY/${message?.ts}` });
    expect(JSON.stringify(message?.shown.blocks)).toMatch(
      /"action_id":"abcdefghij:0".*"action_id":"abcdefghij:1"/,
    );
    expect(message?.metadata).toEqual({ event_type: 'coach_post', event_payload: { mark } });
  });

  it.each([
    ['an archived channel', { error: 'is_archived' }, { kind: 'refused', why: 'gone', afterMs: 0 }],
    ['a channel that is gone', { error: 'channel_not_found' }, { kind: 'refused', why: 'gone', afterMs: 0 }],
    [
      'a channel it is not in',
      { error: 'not_in_channel' },
      { kind: 'refused', why: 'forbidden', afterMs: 0 },
    ],
    ['restricted posting', { error: 'restricted_action' }, { kind: 'refused', why: 'forbidden', afterMs: 0 }],
    [
      'a missing scope',
      { error: 'missing_scope' },
      {
        kind: 'refused',
        why: 'workspace',
        afterMs: 0,
        remedy:
          'The Slack app lacks the scope it needs (missing_scope): add it under OAuth & Permissions and install the app again',
      },
    ],
    ['a rate limit', { retryAfter: 30 }, { kind: 'refused', why: 'too much', afterMs: 30_000 }],
    [
      'a rate limit in words',
      { error: 'ratelimited' },
      { kind: 'refused', why: 'too much', afterMs: 30_000 },
    ],
    ['a fault of Slack', { status: 503 }, { kind: 'unknown' }],
    ['a fault of Slack in words', { error: 'internal_error' }, { kind: 'unknown' }],
    ['the page of a proxy', { error: '<html>Bad gateway</html>' }, { kind: 'unknown' }],
    ['a lost request', { lost: 'before' }, { kind: 'unknown' }],
    ['a lost answer', { lost: 'after' }, { kind: 'unknown' }],
  ] as const)('says what became of it: %s', async (_name, failure, expected) => {
    chat.server.fails('chat.postMessage', failure);

    expect(await post()).toEqual(expected);
    expect(posts()).toBe(1);
  });

  it('ends with its signal, unknown whether it arrived', async () => {
    chat.server.fails('chat.postMessage', { hangs: 'after' });
    const controller = new AbortController();
    const sending = post(controller.signal);
    await expect.poll(posts).toBe(1);

    controller.abort();

    expect(await sending).toEqual({ kind: 'unknown' });
    expect(chat.server.messages).toHaveLength(1);
  });

  it('that cannot be drawn is refused, not sent and sent again', async () => {
    const long = { ...card, buttons: [{ label: 'A', act: act('answer', 'x'.repeat(200)) }] };

    const sent = await chat.platform.post(place, { card: long, mark, signal: unending });

    expect(sent).toMatchObject({ kind: 'refused' });
    expect(posts()).toBe(0);
  });

  it('is not sent where the signal has ended before', async () => {
    expect(await post(AbortSignal.abort())).toEqual({ kind: 'unknown' });
    expect(posts()).toBe(0);
  });
});

describe('a post is found', () => {
  it('after an answer that was lost', async () => {
    chat.server.fails('chat.postMessage', { lost: 'after' });
    await post();

    expect(await find()).toBe(`slack:${team}/C000SREDAILY/${chat.server.messages[0]?.ts}`);
  });

  it('by its buttons, where the metadata is gone', async () => {
    await post();
    for (const message of chat.server.messages) message.metadata = null;

    expect(await find()).toMatch(/^slack:T0000TEAM1\/C000SREDAILY\//);
  });

  it('behind hundreds of other messages', async () => {
    await post();
    for (let i = 0; i < 450; i++) await chat.says('talk', { as: 'second' });

    expect(await find()).toMatch(/^slack:T0000TEAM1\/C000SREDAILY\//);
  });

  it('in a thread', async () => {
    await chat.says('an incident');
    const threaded = toPlace(team, 'C000SREDAILY', chat.server.messages[0]?.ts);
    await chat.platform.post(threaded, { card, mark, signal: unending });

    expect(await chat.platform.findPost(threaded, mark, chat.clock.now)).toContain('slack:');
  });

  it('never where somebody else quotes the mark', async () => {
    await chat.says(`"action_id":"${mark}:0"`);

    expect(await find()).toBe('none');
  });

  it('not at all where it never arrived', async () => {
    chat.server.fails('chat.postMessage', { lost: 'before' });
    await post();

    expect(await find()).toBe('none');
  });

  it.each([{ error: 'not_in_channel' }, { retryAfter: 60 }, { status: 500 }, { lost: 'before' }] as const)(
    'cannot be told where the history cannot be read: %j',
    async (failure) => {
      await post();
      chat.server.fails('conversations.history', failure);

      expect(await find()).toBe('cannot tell');
    },
  );

  it('cannot be told where there is more than is looked through', async () => {
    await post();
    for (let i = 0; i < 2000; i++) chat.server.put({ ...said, channel: 'C000SREDAILY' });

    expect(await find()).toBe('cannot tell');
  });
});

const said = {
  thread: undefined,
  by: 'U000SECOND',
  only: undefined,
  shown: { text: 'talk', blocks: [] },
  metadata: null,
};

describe('a message', () => {
  it('is edited and removed', async () => {
    const sent = await chat.platform.say(place, cardOf('Roll back'));
    const message = sent.kind === 'sent' ? sent.message : ('' as MessageId);

    expect(await chat.platform.edit(place, message, cardOf('Moved down'))).toEqual({ kind: 'sent', message });
    expect(chat.heard().map(({ text }) => text)).toEqual(['Moved down']);
    expect(await chat.platform.remove(place, message)).toEqual({ kind: 'sent', message });
    expect(chat.heard()).toEqual([]);
    expect(await chat.platform.edit(place, message, card)).toMatchObject({ kind: 'refused', why: 'gone' });
  });

  it('is said in the thread of its place', async () => {
    await chat.platform.say(toPlace(team, 'C000SREDAILY', '1763990000.000100'), card);

    expect(chat.server.messages[0]).toMatchObject({ thread: '1763990000.000100' });
  });

  it('has a link, and one to its thread', async () => {
    const sent = await chat.platform.say(place, card);
    const message = sent.kind === 'sent' ? sent.message : ('' as MessageId);
    const ts = message.split('/')[2] ?? '';
    const link = `https://workspace.slack.com/archives/C000SREDAILY/p${ts.replace('.', '')}`;

    expect(await chat.platform.link(place, message)).toBe(link);
    expect(await chat.platform.discuss(place, message, 'title')).toBe(
      `${link}?thread_ts=${ts}&cid=C000SREDAILY`,
    );
    chat.server.fails('chat.getPermalink', { error: 'message_not_found' });
    expect(await chat.platform.link(place, message)).toBeUndefined();
  });
});

describe('a whisper', () => {
  const member = toMember(team, 'U000SECOND');
  const exported: Card = { ...cardOf('Your data'), file: { name: 'coach.json', text: '{"answers":41}' } };

  it('is a direct message', async () => {
    await chat.platform.whisper(member, cardOf('Trial run'));

    expect(chat.heard()).toMatchObject([{ to: 'second', in: 'direct', text: 'Trial run' }]);
  });

  it('brings its file along', async () => {
    expect(await chat.platform.whisper(member, exported)).toMatchObject({ kind: 'sent' });

    expect(chat.server.files).toEqual([
      { channel: 'D000SECOND', name: 'coach.json', text: '{"answers":41}' },
    ]);
    expect(chat.heard()).toMatchObject([{ text: 'Your data' }]);
  });

  it('without the scope for files carries the text, cut, and says so', async () => {
    chat.server.scopes.delete('files:write');
    const long = { ...exported, file: { name: 'coach.json', text: 'x'.repeat(9000) } };

    await chat.platform.whisper(member, long);

    const [seen] = chat.heard();
    expect(seen?.text).toContain(
      'Slack did not accept the file coach.json. These are its first 2500 characters: an admin can add the scope files:write to this app, then ask again.',
    );
    expect(seen?.text).toContain('xxx');
  });

  it.each(['file_uploads_disabled', 'storage_limit_reached', 'posting_to_channel_denied'])(
    'whose file is refused carries the text, and asks for no scope: %s',
    async (error) => {
      chat.server.fails('files.getUploadURLExternal', { error });
      const long = { ...exported, file: { name: 'coach.json', text: 'x'.repeat(9000) } };

      await chat.platform.whisper(member, long);

      expect(chat.heard()[0]?.text).toContain(
        'These are its first 2500 characters: ask again later, or an admin of the workspace can allow files.',
      );
    },
  );

  it('to nobody is refused', async () => {
    expect(await chat.platform.whisper(toMember(team, 'U000NOBODY'), card)).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('a thread', () => {
  it('is read with who said what, oldest first', async () => {
    await chat.says('pods keep restarting', { as: 'second', in: 'incidents' });
    const root = chat.server.messages[0]?.ts;
    await chat.says('rolling back', { in: 'incidents', under: 'pods' });
    await chat.platform.say(toPlace(team, 'C000INCIDENTS', root), cardOf('Roll back'));
    const alert = { text: '', blocks: [], attachments: [{ title: 'KubePodCrashLooping' }] };
    chat.server.put({ ...said, channel: 'C000INCIDENTS', thread: root, by: 'B000ALERT1', shown: alert });

    const read = await chat.platform.readThread(toPlace(team, 'C000INCIDENTS', root), { atMost: 10 });

    expect(typeof read !== 'string' && read.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      'person: pods keep restarting',
      'person: rolling back',
      'us: Roll back',
      'bot: KubePodCrashLooping',
    ]);
  });

  it('tells what somebody marked for the timeline, by that reaction alone', async () => {
    for (const text of ['one', 'two', 'three']) await chat.says(text);
    for (const [at, reactions] of [['eyes', 'pushpin'], ['eyes']].entries())
      Object.assign(chat.server.messages[at] ?? {}, { reactions });

    const read = await chat.platform.readThread(place, { atMost: 9 });

    expect(typeof read !== 'string' && read.map(({ isMarked }) => isMarked)).toEqual([
      true,
      undefined,
      undefined,
    ]);
  });

  it('gives its last messages, and so does a channel', async () => {
    for (const text of ['one', 'two', 'three']) await chat.says(text);

    const read = await chat.platform.readThread(place, { atMost: 2 });

    expect(typeof read !== 'string' && read.map(({ text }) => text)).toEqual(['two', 'three']);
  });

  it.each([
    [{ error: 'missing_scope' }, 'workspace'],
    [{ error: 'token_revoked' }, 'workspace'],
    [{ error: 'channel_not_found' }, 'forbidden'],
    [{ error: 'channel_is_limited_access' }, 'forbidden'],
    [{ retryAfter: 60 }, 'later'],
    [{ error: 'list_record_comment_fetch_failed' }, 'later'],
    [{ lost: 'before' }, 'later'],
  ] as const)('that Slack does not give is told apart: %j', async (failure, why) => {
    chat.server.fails('conversations.history', failure);

    expect(await chat.platform.readThread(place, { atMost: 5 })).toBe(why);
  });

  it('is forbidden where the bot is no member', async () => {
    chat.server.channels.get('C000INCIDENTS')?.members.delete('U00COACH01');

    expect(await chat.platform.readThread(toPlace(team, 'C000INCIDENTS'), { atMost: 5 })).toBe('forbidden');
  });
});
