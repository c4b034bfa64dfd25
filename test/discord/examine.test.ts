import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineDiscord } from '../../adapters/discord/examine.ts';
import { toPlace } from '../../adapters/discord/ids.ts';
import { type Setting, setUpDiscord } from '../fakes/discord/bot.ts';
import { ok, refuse } from '../fakes/discord/rest.ts';
import { channel, guild, ids, member, permissions, speak } from '../fakes/discord/world.ts';

let here: Setting;
beforeEach(async () => {
  here = await setUpDiscord({ isStarted: false });
});
afterEach(() => here.close());

const comfort =
  'optional: allow Send Messages in Threads and Create Public Threads in #sre-daily in A server';

/** What the doctor says of the channels, where questions are asked in these. */
async function said(...channels: readonly (readonly [guild: string, channel: string])[]) {
  const conversations = channels.map((at) => toPlace(...at).conversation);
  const { token, rest } = here.chat;
  const found = await examineDiscord({ token, rest, conversations });
  return found.flatMap(({ what, isGood, said: words }) =>
    what === 'channels' ? [`${isGood ? 'good' : 'fault'}: ${words}`] : [],
  );
}
const daily = [ids.guild, ids.daily] as const;
const overwritten = (...permission_overwrites: readonly object[]): void =>
  here.chat.fail(({ path }) =>
    path === `/guilds/${ids.guild}/channels`
      ? ok([
          channel(ids.daily, 'sre-daily', {
            permission_overwrites,
          }),
        ])
      : undefined,
  );

describe('the doctor on the channels of the schedules', () => {
  it('has nothing to say where no question is asked', async () => {
    expect(await said()).toEqual([]);
  });

  it('finds good what takes its questions, and names what is optional', async () => {
    here.chat.state.channels.set(ids.daily, { type: 0, denied: permissions.openThreads | (1n << 38n) });

    expect(await said(daily)).toEqual([`good: questions can be posted in each of them. ${comfort}`]);
  });

  it('names channel and permission, and what to do', async () => {
    here.chat.state.channels.set(ids.daily, { type: 0, denied: permissions.send | permissions.embed });
    here.chat.state.channels.set(ids.incidents, { type: 15, denied: 0n });

    expect(await said(daily, [ids.guild, ids.incidents])).toEqual([
      'fault: #sre-daily in A server: I lack Send Messages and Embed Links. Allow me Send Messages and Embed Links under Edit Channel, Permissions. ' +
        '#inc-example in A server: It takes posts with a title, not messages. Start them in a text channel',
    ]);
  });

  it.each([
    ['denied to everyone', [{ id: ids.guild, allow: 0n, deny: permissions.view }], 'I lack View Channels'],
    [
      'denied to everyone, allowed to its role',
      [
        { id: ids.botRole, allow: permissions.view, deny: 0n },
        { id: ids.guild, allow: 0n, deny: permissions.view },
      ],
      undefined,
    ],
    [
      'allowed to its role, denied to it alone',
      [
        { id: ids.bot, allow: 0n, deny: permissions.send },
        { id: ids.botRole, allow: permissions.send, deny: 0n },
      ],
      'I lack Send Messages',
    ],
    ['denied to another role', [{ id: ids.managerRole, allow: 0n, deny: permissions.view }], undefined],
  ])('judges as Discord does what is %s', async (_, overwrites, problem) => {
    overwritten(
      ...overwrites.map((one) => ({ ...one, type: 0, allow: `${one.allow}`, deny: `${one.deny}` })),
    );

    const [words] = await said(daily);

    if (problem === undefined) expect(words).toBe('good: questions can be posted in each of them');
    else expect(words).toContain(`fault: #sre-daily in A server: ${problem}. Allow me `);
  });

  it('lets an administrator post whatever a channel denies', async () => {
    const role = { id: ids.botRole, permissions: String(speak | (1n << 3n)) };
    here.chat.fail(({ path }) =>
      path === `/guilds/${ids.guild}` ? ok({ ...guild(ids.guild, []), roles: [role] }) : undefined,
    );
    here.chat.state.channels.set(ids.daily, { type: 0, denied: permissions.view });

    expect(await said(daily)).toEqual(['good: questions can be posted in each of them']);
  });

  it('says that it is timed out, that a channel is gone, and that it was put out of a server', async () => {
    here.chat.state.channels.delete(ids.daily);
    const gone = await said(daily, ['100000000000000002', '1']);
    here.chat.fail(({ path }) =>
      path.includes('/members/')
        ? ok({ ...member(ids.bot), communication_disabled_until: '2999-01-01T00:00:00Z' })
        : undefined,
    );

    expect(gone).toEqual([
      'fault: A channel in A server was deleted, or I may not see it. Start the questions in another. ' +
        'I am not in the server 100000000000000002, with questions in 1 channel. Add me to it',
    ]);
    expect(await said(daily)).toEqual(['fault: I am timed out in A server. End my time-out']);
  });

  it.each([
    [
      {
        status: 429,
        body: { message: 'x', retry_after: 60, global: false },
        headers: { 'retry-after': '60' },
      },
      /wait 6\d s/,
    ],
    [refuse(500, 0, 'Internal'), /: Discord cannot be reached: Internal Server Error$/],
    [ok({ surprise: true }), /: Discord answered in an unexpected form$/],
  ])('says of one server what Discord answers there, and waits for nothing: %#', async (answer, words) => {
    here.chat.fail(({ path }) => (path === `/guilds/${ids.guild}/channels` ? answer : undefined));

    const [found] = await said(daily);

    expect(found).toMatch(/^fault: The server \d+ could not be checked: /);
    expect(found).toMatch(words);
  });
});
