import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { MemberId, MessageId, Place, PostId, TeamId } from '../../src/ids.ts';
import type { Sent } from '../../src/platform.ts';
import { act } from '../builders/act.ts';
import { cardOf, now, type Setting, setUpDiscord } from '../fakes/discord/bot.ts';
import { refuse } from '../fakes/discord/rest.ts';
import { channel, guild as guildOf, ids, thread } from '../fakes/discord/world.ts';

const guild = `discord:${ids.guild}`;
const daily = { team: guild, conversation: `${guild}/${ids.daily}` } as Place;
const elsewhere = { team: guild, conversation: `${guild}/299` } as Place;
const mark = 'k3v9x0a1bc' as PostId;
const question = cardOf('What now?', {
  preview: 'Question of the day: what now?',
  buttons: [{ label: 'A', act: act('answer', mark, 'A') }],
});
const never = (): AbortSignal => new AbortController().signal;
const member = (id: string): MemberId => `discord:${id}` as MemberId;

let here: Setting;
beforeEach(async () => {
  here = await setUpDiscord();
});
afterEach(() => here.close());

const sent = (outcome: Sent): MessageId => {
  if (outcome.kind !== 'sent') throw new Error(`not sent: ${JSON.stringify(outcome)}`);
  return outcome.message;
};

describe('a post on Discord', () => {
  it('makes no sound, shows one line in the preview and carries its mark', async () => {
    const outcome = await here.discord.post(daily, { card: question, mark, signal: never() });

    expect(outcome).toMatchObject({
      kind: 'sent',
      message: expect.stringMatching(`^${guild}/${ids.daily}/\\d+$`),
    });
    expect(here.chat.heard()).toMatchObject([
      { content: 'Question of the day: what now?', text: 'What now?', isSilent: true, channel: ids.daily },
    ]);
  });

  it.each([`role-${ids.managerRole}`, `@role-${ids.managerRole}`, `<@&${ids.managerRole}>`])(
    'tells the one role that an admin named: %s',
    async (mention) => {
      await here.discord.post(daily, { card: { ...question, mention }, mark, signal: never() });

      expect(here.chat.heard()).toMatchObject([
        { content: `<@&${ids.managerRole}> Question of the day: what now?`, isSilent: false },
      ]);
      expect(here.chat.calls.at(-1)?.body).toMatchObject({
        allowed_mentions: { parse: [], roles: [ids.managerRole], replied_user: false },
      });
    },
  );

  it.each([
    [ids.managerRole, `<@&${ids.managerRole}> Question of the day: what now?`],
    [undefined, 'Question of the day: what now?'],
  ])('keeps when it is edited what it was sent with: %s', async (role, content) => {
    const card = role === undefined ? question : { ...question, mention: role };
    const message = sent(await here.discord.post(daily, { card, mark, signal: never() }));

    await here.discord.edit(daily, message, { ...question, mention: ids.botRole });

    expect(here.chat.heard()).toMatchObject([{ content }]);
  });

  it.each(['nobody', '@everyone', ids.guild])('pings nobody for %s', async (mention) => {
    await here.discord.post(daily, { card: { ...question, mention }, mark, signal: never() });

    expect(here.chat.heard()).toMatchObject([{ content: 'Question of the day: what now?', isSilent: true }]);
  });

  it('sent twice within minutes stands once', async () => {
    const first = sent(await here.discord.post(daily, { card: question, mark, signal: never() }));

    expect(await here.discord.post(daily, { card: question, mark, signal: never() })).toEqual({
      kind: 'sent',
      message: first,
    });
    expect(here.chat.heard()).toHaveLength(1);
  });

  it('is found by its mark, among other words', async () => {
    for (let i = 0; i < 130; i++) here.chat.state.add({ channel_id: ids.daily, content: `words ${i}` });
    const message = sent(await here.discord.post(daily, { card: question, mark, signal: never() }));

    expect(await here.discord.findPost(daily, mark, now)).toBe(message);
    expect(await here.discord.findPost(daily, 'another000' as PostId, now)).toBe('none');
    expect(await here.discord.findPost(daily, mark, now + 3_600_000)).toBe('none');
  });

  it('cannot be told of where the channel cannot be read', async () => {
    here.chat.fail(() => refuse(403, 50_001, 'Missing Access'));

    expect(await here.discord.findPost(daily, mark, now)).toBe('cannot tell');
  });

  it.each([
    [
      'an unknown channel',
      refuse(404, 10_003, 'Unknown Channel'),
      { kind: 'refused', why: 'gone', afterMs: 0 },
    ],
    ['no access', refuse(403, 50_001, 'Missing Access'), { kind: 'refused', why: 'forbidden', afterMs: 0 }],
    [
      'no permission',
      refuse(403, 50_013, 'Missing Permissions'),
      { kind: 'refused', why: 'forbidden', afterMs: 0 },
    ],
    ['a fault of Discord', refuse(502, 0, 'Bad gateway'), { kind: 'unknown' }],
    ['a line that is cut', 'drop' as const, { kind: 'unknown' }],
  ])('tells %s apart, after one attempt', async (_, answer, outcome) => {
    const before = here.chat.calls.length;
    here.chat.fail(() => answer);

    expect(await here.discord.post(daily, { card: question, mark, signal: never() })).toEqual(outcome);
    expect(here.chat.calls).toHaveLength(before + 1);
  });

  it('says how long to wait where it is too much', async () => {
    here.chat.fail(() => ({
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: 2, global: false },
      headers: { 'retry-after': '2', 'x-ratelimit-scope': 'user' },
    }));

    const outcome = await here.discord.post(daily, { card: question, mark, signal: never() });

    expect(outcome).toMatchObject({ kind: 'refused', why: 'too much' });
    expect(outcome.kind === 'refused' && outcome.afterMs).toBeGreaterThanOrEqual(2000);
  });

  it('that is abandoned has an unknown outcome', async () => {
    const abandon = new AbortController();
    here.chat.fail(() => {
      abandon.abort();
      return 'hang';
    });

    expect(await here.discord.post(daily, { card: question, mark, signal: abandon.signal })).toEqual({
      kind: 'unknown',
    });
  });

  it('can be edited and removed, and then is gone', async () => {
    const message = sent(await here.discord.post(daily, { card: question, mark, signal: never() }));

    expect(await here.discord.edit(daily, message, cardOf('Closed'))).toEqual({ kind: 'sent', message });
    expect(here.chat.heard()).toMatchObject([{ text: 'Closed', content: '', buttons: [] }]);
    expect(await here.discord.remove(daily, message)).toEqual({ kind: 'sent', message });
    expect(await here.discord.edit(daily, message, cardOf('Late'))).toMatchObject({ why: 'gone' });
  });

  it('to a channel that is no more is refused', async () => {
    expect(await here.discord.say(elsewhere, question)).toEqual({ kind: 'refused', why: 'gone', afterMs: 0 });
  });

  it('opens one thread for its discussion, however often that is asked', async () => {
    const message = sent(await here.discord.post(daily, { card: question, mark, signal: never() }));
    const thread = message.split('/').at(-1);

    const first = await here.discord.discuss(daily, message, 'Question of 27 November');
    const again = await here.discord.discuss(daily, message, 'Question of 27 November');

    expect(first).toBe(`https://discord.com/channels/${ids.guild}/${thread}`);
    expect(again).toBe(first);
    expect(await here.discord.link(daily, message)).toBe(
      `https://discord.com/channels/${ids.guild}/${ids.daily}/${thread}`,
    );
  });
});

describe('a whisper on Discord', () => {
  it('is a direct message, with its file', async () => {
    const file = { name: 'export.json', text: '{}' };

    const message = sent(await here.discord.whisper(member(ids.member), cardOf('Your data', { file })));

    expect(message).toMatch(/^discord:@me\//);
    expect(here.chat.heard()).toMatchObject([{ text: 'Your data', files: ['{}'] }]);
  });

  it('brings its file whatever sends the requests of the process', async () => {
    const before = getGlobalDispatcher();
    setGlobalDispatcher(new Agent());
    onTestFinished(() => setGlobalDispatcher(before));
    const file = { name: 'export.json', text: '{}' };

    sent(await here.discord.whisper(member(ids.member), cardOf('Your data', { file })));

    expect(here.chat.heard()).toMatchObject([{ files: ['{}'] }]);
  });

  it('is refused where privacy settings forbid it', async () => {
    here.chat.faults.closedTo.add(ids.member);

    expect(await here.discord.whisper(member(ids.member), cardOf('x'))).toMatchObject({ why: 'forbidden' });
  });
});

describe('what Discord knows', () => {
  it.each([
    ['the owner', ids.owner, true],
    ['who may manage channels', ids.manager, true],
    ['anybody else', ids.member, false],
  ])('makes %s an admin or not', async (_, id, isAdmin) => {
    expect(await here.discord.isAdmin(member(id), daily)).toBe(isAdmin);
  });

  it.each([
    ['the owner', ids.owner, true],
    ['who may manage channels', ids.manager, false],
  ])('makes %s an admin of the whole server or not', async (_, id, isAdmin) => {
    expect(await here.discord.isAdmin(member(id), daily, 'team')).toBe(isAdmin);
  });

  it('makes nobody an admin of a direct message', async () => {
    const direct = { team: 'discord:@me', conversation: 'discord:@me/5' } as Place;

    expect(await here.discord.isAdmin(member(ids.owner), direct)).toBe(false);
  });

  it('names admins that it has met, the owner first', async () => {
    await here.discord.isAdmin(member(ids.manager), daily);

    expect(await here.discord.admins(daily, 3)).toEqual([member(ids.owner), member(ids.manager)]);
  });

  it('is the name of a channel, and that a server is ours', async () => {
    expect(await here.discord.surroundings(daily)).toEqual({
      name: 'sre-daily',
      isDirect: false,
      reach: 'ours',
    });
    expect(await here.discord.zone(member(ids.owner))).toBeUndefined();
  });

  it('is what was said in a thread, oldest first', async () => {
    await here.chat.says('checkout is down');
    here.chat.alerts({ title: 'KubePodCrashLooping' });
    await here.discord.say(daily, cardOf('Steps'));

    expect(await here.discord.readThread(daily, { atMost: 10 })).toMatchObject([
      { from: 'person', text: 'checkout is down' },
      { from: 'bot', text: 'KubePodCrashLooping' },
      { from: 'us', text: 'Steps' },
    ]);
    expect(await here.discord.readThread(daily, { atMost: 1 })).toMatchObject([{ text: 'Steps' }]);
  });

  it.each([
    [
      'what people called it, above what was said',
      'Checkout answers 503',
      ids.member,
      ['Checkout answers 503', 'looking'],
    ],
    ['no title that repeats what was said', 'looking', ids.member, ['looking']],
    ['no title of ours', 'Question of the day', ids.bot, ['looking']],
  ])('of a thread has %s', async (_, name, owner_id, texts) => {
    const id = '900000000000000001';
    here.chat.state.threads.set(id, { ...thread(id, ids.daily, name), ...{ owner_id } });
    here.chat.state.add({ channel_id: id, content: 'looking' });
    const place = { ...daily, thread: `${daily.conversation}/${id}` } as Place;

    expect(await here.discord.readThread(place, { atMost: 10 })).toMatchObject(
      texts.map((text) => ({ text })),
    );
  });
});

describe('membership on Discord', () => {
  const changes = () =>
    here.bot.heard.flatMap((one) =>
      one.kind === 'membership' ? [`${one.change} ${one.place.conversation}`] : [],
    );
  const overwrite = (deny: bigint) => [{ id: ids.guild, type: 0, allow: '0', deny: String(deny) }];
  const update = (deny: bigint) =>
    here.chat.dispatch('CHANNEL_UPDATE', {
      id: ids.daily,
      type: 0,
      guild_id: ids.guild,
      name: 'sre-daily',
      position: 0,
      parent_id: null,
      permission_overwrites: overwrite(deny),
    });

  it('is told when the bot is let back into a channel, and not for other changes', async () => {
    update(0n);
    update(1n << 11n);
    update(0n);

    await expect.poll(() => changes()).toEqual([`invited ${guild}/${ids.daily}`]);
  });

  it('is told of every channel of a server that it joins', async () => {
    const other = '100000000000000002';
    const channels = [channel('200000000000000009', 'ops', { guild_id: other })];
    here.chat.dispatch('GUILD_CREATE', { ...guildOf(other, []), channels });

    await expect.poll(() => changes()).toEqual([`invited discord:${other}/200000000000000009`]);
  });

  it('is told of every channel of a server that is left', async () => {
    here.chat.dispatch('GUILD_DELETE', { id: ids.guild });

    await expect
      .poll(() => changes().toSorted())
      .toEqual([
        `put out ${guild}/${ids.guild}`,
        `removed ${guild}/${ids.daily}`,
        `removed ${guild}/${ids.incidents}`,
      ]);
    expect(await here.discord.isIn(guild as TeamId)).toBe('gone');
  });

  it('is not put out of a server by an outage', async () => {
    here.chat.dispatch('GUILD_DELETE', { id: ids.guild, unavailable: true });
    here.chat.dispatch('CHANNEL_CREATE', channel('200000000000000019', 'later', { guild_id: ids.guild }));

    expect(await here.discord.isIn(guild as TeamId)).toBe('here');
    expect(changes()).toEqual([]);
  });

  it('is told of a channel that is deleted, and of a member who leaves', async () => {
    here.chat.dispatch('CHANNEL_DELETE', { id: ids.daily, guild_id: ids.guild, type: 0, name: 'sre-daily' });
    here.chat.dispatch('GUILD_MEMBER_REMOVE', {
      guild_id: ids.guild,
      user: { id: ids.member, username: 'm' },
    });

    await expect.poll(() => changes()).toHaveLength(2);
    expect(changes()).toContain(`removed ${guild}/${ids.daily}`);
    expect(here.bot.heard).toContainEqual(
      expect.objectContaining({ change: 'member left', member: member(ids.member) }),
    );
  });
});
