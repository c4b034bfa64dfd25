import { describe, expect, it } from 'vitest';
import { snowflakeAt, toEpoch } from '../../adapters/discord/ids.ts';
import { fromInteraction } from '../../adapters/discord/inbound-interaction.ts';
import { fromMemberRemoved } from '../../adapters/discord/inbound-membership.ts';
import { fromMessage, toHistory } from '../../adapters/discord/inbound-message.ts';
import type { Place } from '../../src/ids.ts';

const at = 1_795_773_600_000;
const id = snowflakeAt(at);
const us = { user: '9', role: '19', commandPrefix: 'coach-', isIn: (guild: string) => guild === '1' };
const said = (given: object) => ({
  id,
  channel_id: '2',
  guild_id: '1',
  type: 0,
  author: { id: '3' },
  content: '',
  embeds: [],
  ...given,
});
const interaction = (given: object) => ({
  id,
  application_id: '9',
  token: 'a-token',
  guild_id: '1',
  channel: { id: '2', type: 0 },
  member: { user: { id: '3' } },
  app_permissions: '2048',
  ...given,
});

describe('a message on Discord', () => {
  it.each([
    ['the bot', '<@9> pods keep restarting', 'pods keep restarting'],
    ['the bot, as older clients write it', '<@!9>: pods', 'pods'],
    ['its role', 'pods <@&19>', 'pods'],
    ['nothing but the bot', '<@9>', ''],
  ])('that mentions %s is asked', (_, content, text) => {
    expect(fromMessage(said({ content }), undefined, us)).toEqual({
      kind: 'thread',
      cause: 'mention',
      id: `discord:${id}`,
      at,
      place: { team: 'discord:1', conversation: 'discord:1/2' },
      member: 'discord:3',
      isDirect: false,
      message: { id: `discord:1/2/${id}`, at, text, from: 'person' },
    });
  });

  it.each([
    ['in code', 'write `<@9> pods` to ask'],
    ['in a block of code', '```\n<@9> pods\n```'],
    ['in code with backticks of its own', 'write ``<@9> `pods` `` to ask'],
    ['in code behind a backslash that is escaped', 'C:\\\\`<@9>`'],
    ['of somebody else', '<@8> pods'],
  ])('that shows a mention %s asks nobody', (_, content) => {
    expect(fromMessage(said({ content }), undefined, us)).toMatchObject({ cause: 'watch' });
  });

  it.each([
    ['`kubectl get pods` <@9>  fails', '`kubectl get pods` fails'],
    ['<@9> what is `a  b`', 'what is `a  b`'],
    ['one ` alone <@9>', 'one ` alone'],
    ['``` never closed <@9>', '``` never closed'],
    ['it says \\`no route <@9> to host\\`', 'it says \\`no route to host\\`'],
    ['C:\\\\`logs` <@9>', 'C:\\\\`logs`'],
  ])('that mentions the bot beside code is asked: %s', (content, text) => {
    expect(fromMessage(said({ content }), undefined, us)).toMatchObject({
      cause: 'mention',
      message: { text },
    });
  });

  it('that was forwarded is read as people see it', () => {
    const message = { content: 'pods OOMKilled', embeds: [{ title: 'KubePodCrashLooping' }] };
    const heard = fromMessage(
      said({ message_snapshots: [{ message }, { message: null }, 7] }),
      undefined,
      us,
    );

    expect(heard).toMatchObject({ message: { text: 'pods OOMKilled\nKubePodCrashLooping' } });
  });

  it('with a poll is read with its question and answers', () => {
    const poll = {
      question: { text: 'Roll checkout back?' },
      answers: [{ poll_media: { text: 'Yes, now' } }, { poll_media: { emoji: { name: '👎' } } }],
    };

    expect(fromMessage(said({ poll }), undefined, us)).toMatchObject({
      message: { text: 'Roll checkout back?\nYes, now' },
    });
  });

  it('in a thread names the channel above and the thread', () => {
    const heard = fromMessage(said({ content: 'checkout is down' }), '20', us);

    expect(heard).toMatchObject({
      cause: 'watch',
      place: { conversation: 'discord:1/20', thread: 'discord:1/20/2' },
    });
  });

  it('of an alert is read with its embeds, each line once', () => {
    const heard = fromMessage(
      said({
        author: { id: '4', bot: true },
        content: 'KubePodCrashLooping',
        embeds: [
          {
            title: 'KubePodCrashLooping',
            description: 'Pod is restarting\nseverity: critical',
            fields: [{ name: 'namespace', value: 'checkout' }],
            footer: { text: 'monitoring' },
          },
        ],
      }),
      undefined,
      us,
    );

    expect(heard).toMatchObject({
      cause: 'watch',
      message: {
        from: 'bot',
        text: 'KubePodCrashLooping\nPod is restarting\nseverity: critical\nnamespace: checkout\nmonitoring',
      },
    });
  });

  it('in a direct message is words', () => {
    const heard = fromMessage(said({ guild_id: undefined, content: 'error budget' }), undefined, us);

    expect(heard).toMatchObject({
      kind: 'words',
      text: 'error budget',
      isDirect: true,
      place: { team: 'discord:@me', conversation: 'discord:@me/2' },
    });
  });

  it.each([
    ['of the bot itself', { author: { id: '9', bot: true }, content: 'x' }],
    ['whose text is hidden', { content: '' }],
    ['that says who joined', { type: 7, content: 'x' }],
    ['seen by one person', { flags: 64, content: 'x' }],
    ['that is no message', { author: undefined }],
  ])('%s is nothing', (_, given) => {
    expect(fromMessage(said(given), undefined, us)).toBeUndefined();
  });

  it('that another bot writes with a mention is its question: whether it is answered the bot decides', () => {
    const heard = fromMessage(said({ author: { id: '4', bot: true }, content: '<@9> hello' }), undefined, us);

    expect(heard).toMatchObject({ cause: 'mention', message: { text: 'hello', from: 'bot' } });
  });

  it('that began a thread is read from its stand-in', () => {
    const place = { team: 'discord:1', conversation: 'discord:1/20' } as Place;
    const starter = said({ type: 21, referenced_message: said({ content: 'It burns', channel_id: '20' }) });

    expect(toHistory(starter, place, us)).toMatchObject({ text: 'It burns', id: `discord:1/20/${id}` });
  });
});

describe('an interaction on Discord', () => {
  it('is a command with its words, by its configured name', () => {
    const data = { name: 'coach-guide', type: 1, options: [{ value: 'error budget' }] };

    expect(fromInteraction(interaction({ type: 2, data }), us)).toEqual({
      incoming: {
        kind: 'command',
        name: 'guide',
        text: 'error budget',
        id: `discord:${id}`,
        at,
        place: { team: 'discord:1', conversation: 'discord:1/2' },
        member: 'discord:3',
        isDirect: false,
      },
      route: {
        id,
        token: 'a-token',
        application: '9',
        hasMessage: false,
        permissions: '2048',
        isExternal: false,
      },
    });
    expect(fromInteraction(interaction({ type: 2, data: { ...data, name: 'guide' } }), us)).toBeUndefined();
  });

  it.each([
    ['public', 0, 'public'],
    ['ephemeral', 64, 'private'],
  ])('on a %s message says who sees it', (_, flags, on) => {
    const press = { type: 3, message: { id: '77', flags }, data: { custom_id: '0.k3v9x0a1bc:answer|k3|A' } };

    expect(fromInteraction(interaction(press), us)?.incoming).toMatchObject({
      kind: 'choice',
      act: ['answer', 'k3', 'A'],
      message: 'discord:1/2/77',
      on,
    });
  });

  it('takes what was picked in a menu for the act', () => {
    const press = { type: 3, message: { id: '77' }, data: { custom_id: 'menu:', values: ['4:diagram|abc'] } };

    expect(fromInteraction(interaction(press), us)?.incoming).toMatchObject({ act: ['diagram', 'abc'] });
  });

  it('with a forged button is passed on as an act that no version knew', () => {
    const press = { type: 3, message: { id: '77' }, data: { custom_id: 'nothing of ours' } };

    expect(fromInteraction(interaction(press), us)?.incoming).toMatchObject({ act: ['?'] });
  });

  it('in a thread names the channel above and the thread', () => {
    const inThread = {
      type: 2,
      channel: { id: '5', type: 11, parent_id: '2' },
      data: { name: 'coach-quiz', type: 1 },
    };

    expect(fromInteraction(interaction(inThread), us)?.incoming.place).toEqual({
      team: 'discord:1',
      conversation: 'discord:1/2',
      thread: 'discord:1/2/5',
    });
  });

  it('from the menu of a message carries that message', () => {
    const data = {
      name: 'Find a guide for this',
      type: 3,
      target_id: '77',
      resolved: { messages: { '77': said({ id: '77', content: 'pods OOMKilled' }) } },
    };

    expect(fromInteraction(interaction({ type: 2, data }), us)?.incoming).toMatchObject({
      kind: 'thread',
      cause: 'shortcut',
      message: { text: 'pods OOMKilled', from: 'person' },
    });
  });

  it('from the menu of a message carries the thread that was begun on it', () => {
    const picked = said({ id: '77', content: 'ServiceDown payments', thread: { id: '77', type: 11 } });
    const data = {
      name: 'Find a guide for this',
      type: 3,
      target_id: '77',
      resolved: { messages: { '77': picked } },
    };

    expect(fromInteraction(interaction({ type: 2, data }), us)?.incoming.place).toEqual({
      team: 'discord:1',
      conversation: 'discord:1/2',
      thread: 'discord:1/2/77',
    });
  });

  it('of a form carries what was typed and picked', () => {
    const data = {
      custom_id: 'daily',
      components: [
        { type: 18, component: { type: 4, custom_id: 'time', value: '10:00' } },
        { type: 18, component: { type: 3, custom_id: 'days', values: ['mon', 'tue'] } },
        { type: 18, component: { type: 4, custom_id: 'note', value: '' } },
        { type: 10 },
      ],
    };

    expect(fromInteraction(interaction({ type: 5, data }), us)?.incoming).toMatchObject({
      kind: 'form',
      act: ['daily'],
      values: { time: ['10:00'], days: ['mon', 'tue'], note: [] },
    });
  });

  it('of a form names the channels that were picked, and passes over what Discord does not tell of', () => {
    const data = {
      custom_id: 'channels',
      components: [
        { type: 18, component: { type: 8, custom_id: 'picked', values: ['7', '8', 'toString'] } },
        { type: 18, component: { type: 8, custom_id: 'none', values: [] } },
      ],
      resolved: { channels: { 7: { id: '7', type: 0, name: 'inc-42' } } },
    };

    expect(fromInteraction(interaction({ type: 5, data }), us)?.incoming).toMatchObject({
      values: { picked: ['inc-42'], none: [] },
    });
  });

  it.each([null, 'text', {}, { type: 3 }, interaction({ type: 99 }), interaction({ type: 5, data: null })])(
    'of another shape is nothing: %j',
    (body) => {
      expect(fromInteraction(body, us)).toBeUndefined();
    },
  );
});

describe('the time of an event on Discord', () => {
  it('is read from its id', () => {
    expect(toEpoch(snowflakeAt(at))).toBe(at);
  });

  it('names a member who leaves alike on every replica', () => {
    const body = { guild_id: '1', user: { id: '3' } };

    expect(fromMemberRemoved(body, '9', at)).toMatchObject({ change: 'member left', member: 'discord:3' });
    expect(fromMemberRemoved(body, '9', at + 5)?.id).toBe(fromMemberRemoved(body, '9', at)?.id);
    expect(fromMemberRemoved({ ...body, user: { id: '9' } }, '9', at)).toBeUndefined();
  });
});
