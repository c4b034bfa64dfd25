import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toMember, toPlace } from '../../adapters/slack/ids.ts';
import type { Card } from '../../src/card/card.ts';
import { cardReply, scriptedBot } from '../fakes/scripted-bot.ts';
import { payload } from '../fakes/slack/recorded.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

const team = 'T0000TEAM1';
const place = toPlace(team, 'C000SREDAILY');
const member = (name: string) => toMember(team, `U000${name.toUpperCase()}`);
let chat: SlackWorkspace;
const bot = scriptedBot();

beforeEach(async () => {
  chat = openSlackWorkspace({ admins: ['slack:T0000TEAM1/U000NAMED', 'discord:U1'] });
  await chat.start(bot);
});

afterEach(() => chat.stop());

const count = (method: string) => chat.server.calls.filter((call) => call.method === method).length;
const sharing = (isShared: boolean) => {
  const channel = chat.server.channels.get('C000SREDAILY');
  if (channel) channel.isShared = isShared;
};

describe('an admin', () => {
  it.each([
    ['admin', true],
    ['second', true], // created the channel
    ['named', true],
    ['first', false],
    ['nobody', false],
  ])('is vouched for: %s %s', async (name, expected) => {
    expect(await chat.platform.isAdmin(member(name), place)).toBe(expected);
  });

  it.each([
    ['admin', true],
    ['second', false], // created the channel
    ['named', true],
  ])('of the whole workspace is vouched for: %s %s', async (name, expected) => {
    expect(await chat.platform.isAdmin(member(name), place, 'team')).toBe(expected);
  });

  it('is nobody whom Slack does not vouch for', async () => {
    chat.server.fails('users.info', { status: 500 });

    expect(await chat.platform.isAdmin(member('admin'), toPlace(team, 'C000UNKNOWN'))).toBe(false);
  });

  it('of another company, or one who left, is none here', async () => {
    const admin = chat.server.users.get('U000ADMIN') ?? {};
    chat.server.users.set('U000OTHER', { ...admin, id: 'U000OTHER', team_id: 'T000OTHER1' });
    chat.server.users.set('U000GONE', { ...admin, id: 'U000GONE', deleted: true });

    expect(await chat.platform.isAdmin(member('other'), place)).toBe(false);
    expect(await chat.platform.isAdmin(member('gone'), place)).toBe(false);
  });

  it('reads a private channel for as long as they are in it, and a public one while they are in the team', async () => {
    const channel = chat.server.channels.get('C000SREDAILY');
    if (!channel) throw new Error('it is there');
    const mayRead = (name: string) => chat.platform.canRead(member(name), place);
    chat.server.users.set('U000GONE', { ...chat.server.users.get('U000FIRST'), deleted: true });
    expect([await mayRead('first'), await mayRead('gone'), await mayRead('nobody')]).toEqual([
      true,
      false,
      false,
    ]);

    channel.isPrivate = true;
    expect([await mayRead('first'), await mayRead('admin')]).toEqual([true, true]);
    channel.members.delete('U000ADMIN');
    expect([await mayRead('first'), await mayRead('admin')]).toEqual([true, false]);
    chat.server.fails('conversations.members', { error: 'missing_scope' });
    expect(await mayRead('first')).toBe(false);
    expect(await chat.platform.canRead(member('first'), toPlace(team, 'C000UNKNOWN'))).toBe(false);
  });

  it('who left is gone, and one whom Slack does not tell of is not', async () => {
    chat.server.users.set('U000GONE', { ...chat.server.users.get('U000FIRST'), deleted: true });

    expect(await chat.platform.whereabouts(member('first'))).toBe('here');
    expect(await chat.platform.whereabouts(member('gone'))).toBe('gone');
    expect(await chat.platform.whereabouts(member('nobody'))).toBe('gone');
    chat.server.fails('users.info', { status: 500 });
    expect(await chat.platform.whereabouts(member('first'))).toBe('cannot tell');
  });

  it('is named to others, those nearest to the channel first', async () => {
    expect(await chat.platform.admins(place, 5)).toEqual([
      member('second'),
      member('named'),
      member('admin'),
    ]);
    expect(await chat.platform.admins(place, 2)).toEqual([member('second'), member('named')]);
  });
});

describe('the surroundings', () => {
  it('are asked for once in minutes', async () => {
    expect(await chat.platform.surroundings(place)).toEqual({
      name: 'sre-daily',
      isDirect: false,
      reach: 'ours',
    });
    await chat.platform.surroundings(place);
    expect(count('conversations.info')).toBe(1);

    sharing(true);
    chat.clock.now += 4 * 60_000;

    expect(await chat.platform.surroundings(place)).toMatchObject({ reach: 'shared' });
  });

  it('are unknown where Slack does not answer, and asked for anew', async () => {
    chat.server.fails('conversations.info', { status: 500 });

    expect(await chat.platform.surroundings(place)).toMatchObject({ reach: 'unknown' });
    expect(await chat.platform.surroundings(place)).toMatchObject({ reach: 'ours' });
  });

  it('are shared as soon as an event says so', async () => {
    await chat.platform.surroundings(place);
    const body = payload('message');
    const event = { ...(body.event as object), channel: 'C000SREDAILY' };

    await chat.deliver({ ...body, event, is_ext_shared_channel: true });

    expect(await chat.platform.surroundings(place)).toMatchObject({ reach: 'shared' });
  });

  // Of a renamed channel Slack sends an object, of a shared one the id.
  it.each([
    ['channel_rename', { id: 'C000SREDAILY', name: 'on-call', created: 1764000000 }],
    ['group_rename', { id: 'C000SREDAILY', name: 'on-call', created: 1764000000 }],
    ['channel_unshared', 'C000SREDAILY'],
  ])('are asked for anew at once after %s', async (type, channel) => {
    await chat.platform.surroundings(place);
    const renamed = chat.server.channels.get('C000SREDAILY');
    if (renamed) renamed.name = 'on-call';

    await chat.deliver({ ...payload('message'), event: { type, channel } });

    expect(await chat.platform.surroundings(place)).toMatchObject({ name: 'on-call' });
  });
});

describe('a member', () => {
  it('has a zone, where Slack knows it', async () => {
    expect(await chat.platform.zone(member('first'))).toBe('Europe/Berlin');
    expect(await chat.platform.zone(member('nobody'))).toBeUndefined();
  });

  it('is named on a card without a mention, by the name of today', async () => {
    const card: Card = {
      name: 'Muted',
      title: [
        { kind: 'text', text: 'Muted by ' },
        { kind: 'member', member: member('second') },
      ],
      body: [{ kind: 'paragraph', line: [{ kind: 'member', member: member('nobody') }] }],
      buttons: [],
      small: [],
    };
    bot.replies(cardReply('place', card));
    await chat.says('/coach');
    const user = chat.server.users.get('U000SECOND') ?? {};
    chat.server.users.set('U000SECOND', { ...user, profile: { display_name: '<!channel>' } });
    const body = payload('member-renamed');
    await chat.deliver({
      ...body,
      event: { type: 'user_change', user: { id: 'U000SECOND', deleted: false } },
    });
    await chat.says('/coach');

    expect(chat.heard().map(({ text }) => text)).toEqual([
      'Muted by second\na member',
      'Muted by <!channel>\na member',
    ]);
    const { text, blocks } = chat.server.messages.at(-1)?.shown ?? {};
    expect(text).toBe('Muted by &lt;!channel&gt;\na member');
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
  });
});

describe('starting', () => {
  it('with a refused token says which, and where to find it', async () => {
    const other = openSlackWorkspace();
    other.server.fails('auth.test', { error: 'invalid_auth' });

    await expect(other.start(bot)).rejects.toThrow(
      'Slack refuses SLACK_BOT_TOKEN (invalid_auth): copy it again from your app, OAuth & Permissions',
    );
  });

  it('with the token of a whole organisation says where to install', async () => {
    const other = openSlackWorkspace();
    other.server.tokens.app.isOfOrganisation = true;

    await expect(other.start(bot)).rejects.toThrow(
      'SLACK_BOT_TOKEN belongs to an app that was installed for the whole organisation: install the app in the one workspace it is for, and copy the token from there',
    );
  });
});
