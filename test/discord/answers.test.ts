import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Form, Reply } from '../../src/card/card.ts';
import type { Place } from '../../src/ids.ts';
import { act } from '../builders/act.ts';
import { type cardOf, now, type Setting, setUpDiscord, shows } from '../fakes/discord/bot.ts';
import { refuse } from '../fakes/discord/rest.ts';
import { ids } from '../fakes/discord/world.ts';

let here: Setting;
beforeEach(async () => {
  here = await setUpDiscord();
});
afterEach(() => {
  vi.useRealTimers();
  return here.close();
});

const form: Form = {
  title: 'Daily question',
  act: act('daily'),
  submit: 'Save',
  fields: [{ name: 'time', label: 'Time', values: ['10:00'], input: 'line', options: [], optional: false }],
};

describe('a command on Discord', () => {
  it('is answered to its asker alone', async () => {
    here.bot.replyTo = () => shows('asker', 'SLO design');

    await here.chat.says('/guide error budget');

    expect(here.bot.heard).toMatchObject([{ kind: 'command', name: 'guide', text: 'error budget' }]);
    expect(here.chat.heard()).toMatchObject([{ text: 'SLO design', for: ids.member, isThinking: false }]);
  });

  it('in a direct message is answered there, and kept', async () => {
    here.bot.replyTo = () => shows('asker', 'SLO design');

    await here.chat.says('/guide error budget', { in: 'direct' });

    expect(here.bot.heard).toMatchObject([{ isDirect: true }]);
    expect(here.chat.heard()).toMatchObject([{ text: 'SLO design', for: 'everyone' }]);
  });

  it('whose answer is public leaves no private one behind', async () => {
    here.bot.replyTo = () => shows('place', 'For all');

    await here.chat.says('/guide error budget');

    expect(here.chat.heard()).toMatchObject([{ text: 'For all', for: 'everyone' }]);
  });

  it('brings a file along', async () => {
    const file = { name: 'export.json', text: '{"answers":[]}' };
    here.bot.replyTo = () => shows('asker', 'Your data', { file });

    await here.chat.says('/coach');

    expect(here.chat.heard()).toMatchObject([{ files: ['{"answers":[]}'] }]);
  });

  it('suggests while it is typed', async () => {
    here.bot.acknowledgementOf = () => 'in the acknowledgement';
    here.bot.replyTo = () => ({ kind: 'suggestions', options: [{ value: 'slo', label: 'SLO design' }] });

    const typed = await here.chat.types('guide', 'sl');

    expect(here.bot.heard).toMatchObject([{ kind: 'suggest', name: 'guide', text: 'sl' }]);
    expect(typed.suggestions).toEqual([{ name: 'SLO design', value: 'slo' }]);
  });

  it('from the menu of a message carries the message', async () => {
    const alert = here.chat.alerts({ title: 'KubePodCrashLooping', description: 'checkout' });
    here.bot.replyTo = (incoming) =>
      incoming.kind === 'thread' && incoming.cause === 'shortcut'
        ? shows('asker', 'Steps')
        : { kind: 'nothing' };

    await here.chat.finds(alert);

    expect(here.bot.heard.at(-1)).toMatchObject({
      message: { text: 'KubePodCrashLooping\ncheckout', from: 'bot' },
    });
    expect(here.chat.heard()).toMatchObject([{ text: 'Steps', for: ids.member }]);
  });
});

/** Until the function that it gives is called. */
function answersLater(): () => void {
  let finish: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  here.bot.replyTo = async () => {
    await slow;
    return shows('asker', 'SLO design');
  };
  return finish;
}

describe('an answer on Discord', () => {
  it('that is ready in time travels in the acknowledgement', async () => {
    here.bot.replyTo = () => shows('asker', 'SLO design');

    await here.chat.says('/guide slo');

    expect(here.chat.calls.slice(-1)).toMatchObject([{ path: expect.stringContaining('/callback') }]);
    expect(here.chat.calls.filter(({ path }) => path.startsWith('/webhooks'))).toEqual([]);
  });

  it('that takes longer is promised first', async () => {
    const finish = answersLater();

    const said = here.chat.says('/guide slo');
    await here.chat.until(() => here.chat.heard()[0]?.isThinking || undefined, 'it was promised');
    finish();
    await said;

    expect(here.chat.heard()).toMatchObject([{ text: 'SLO design', isThinking: false }]);
  });

  it('to what waited in a crowd is promised at once', async () => {
    await here.close();
    const waitMs = 3_600_000;
    here = await setUpDiscord({ waitMs, clock: () => now + waitMs });
    const finish = answersLater();

    const said = here.chat.says('/guide slo');
    await here.chat.until(() => here.chat.heard()[0]?.isThinking || undefined, 'it was promised');
    finish();
    await said;

    expect(here.chat.heard()).toMatchObject([{ text: 'SLO design', isThinking: false }]);
  });

  it('to 200 people at once waits for no limit over all requests', async () => {
    vi.useFakeTimers({ toFake: ['Date'] }); // the second of the limit never ends
    const finish = answersLater();

    const said = Array.from({ length: 200 }, () => here.chat.says('/guide slo'));
    await here.chat.until(() => here.chat.heard().length === 200 || undefined, 'all were promised');
    finish();
    await Promise.all(said);

    const steps = new Map<string, string[]>();
    for (const { path } of here.chat.calls) {
      const [, kind = '', , token = ''] = path.split('/');
      if (token.startsWith('token-')) steps.set(token, [...(steps.get(token) ?? []), kind]);
    }
    expect(steps.size).toBe(200);
    for (const taken of steps.values()) expect(taken).toEqual(['interactions', 'webhooks']);
    expect(here.chat.heard().map(({ text, isThinking }) => (isThinking ? 'waits' : text))).toEqual(
      Array.from({ length: 200 }, () => 'SLO design'),
    );
  });

  it('that comes too late for what is being typed is no trouble', async () => {
    here.bot.acknowledgementOf = () => 'in the acknowledgement';
    here.bot.replyTo = () => ({ kind: 'suggestions', options: [] });
    here.chat.fail((call) =>
      call.path.endsWith('/callback') ? refuse(404, 10_062, 'Unknown interaction') : undefined,
    );
    const typed = here.chat.types('guide', 'sl');
    await expect.poll(() => here.bot.heard).toHaveLength(1);
    await here.discord.stop(1000);
    here.chat.giveUp();
    await typed;

    expect(here.logged).toEqual([]);
  });
});

describe('a role in a form on Discord', () => {
  const asking = (values: readonly string[]): Form => ({
    ...form,
    fields: [{ name: 'role', label: 'Role', values, input: 'role', options: [], optional: true }],
  });
  const selected = async (values: readonly string[]): Promise<unknown> => {
    here.bot.acknowledgementOf = () => 'in the acknowledgement';
    here.bot.replyTo = () => ({ kind: 'form', form: asking(values) });
    await here.chat.says('/coach');
    const call = here.chat.calls.findLast(({ path }) => path.endsWith('/callback'));
    const body = call?.body as { data: { components: readonly { component: unknown }[] } } | undefined;
    return body?.data.components[0]?.component;
  };
  const select = { type: 6, custom_id: 'role', required: false, min_values: 0, max_values: 1 };

  it('is picked among those of the server, and one that was typed once is found again', async () => {
    const chosen = { ...select, default_values: [{ id: ids.managerRole, type: 'role' }] };

    expect(await selected([])).toEqual(select);
    expect(await selected([`@role-${ids.managerRole}`])).toEqual(chosen);
    expect(await selected([ids.managerRole])).toEqual(chosen);
    expect(await selected(['a role of yesterday'])).toEqual(select);
  });

  it('that takes no mention is refused with the reason', async () => {
    const place = {
      team: `discord:${ids.guild}`,
      conversation: `discord:${ids.guild}/${ids.daily}`,
    } as Place;
    const fault = (role: string) => here.discord.mentionFault(place, role);

    for (const everyone of ['@everyone', 'here', ids.guild])
      expect(await fault(everyone)).toBe('Coach never mentions everyone. Choose another role.');
    expect(await fault('ops')).toBe('There is no role "ops" in this server.');
    expect(await fault(ids.managerRole)).toBe(
      `@role-${ids.managerRole} takes no mentions. Switch on "Allow anyone to @mention this role" for it in Server Settings, Roles.`,
    );
    here.chat.dispatch('GUILD_ROLE_UPDATE', {
      guild_id: ids.guild,
      role: {
        id: ids.managerRole,
        name: 'ops',
        permissions: '0',
        mentionable: true,
        colors: { primary_color: 0 },
      },
    });
    await expect.poll(() => fault('ops')).toBeUndefined();
  });
});

describe('a press on Discord', () => {
  const button = (label: string): Partial<ReturnType<typeof cardOf>> => ({
    buttons: [{ label, act: act('go') }],
  });
  const onPublic = async (reply: Reply, acknowledgement: 'asker' | 'place' | 'pressed'): Promise<void> => {
    here.bot.acknowledgementOf = (incoming) => (incoming.kind === 'choice' ? acknowledgement : 'place');
    here.bot.replyTo = (incoming) =>
      incoming.kind === 'choice' ? reply : shows('place', 'Before', button('Go'));
    await here.chat.says('/guide');
    await here.chat.presses('Go');
  };

  it('changes the pressed card in place', async () => {
    await onPublic(shows('pressed', 'After'), 'pressed');

    expect(here.chat.heard()).toMatchObject([{ text: 'After', for: 'everyone', buttons: [] }]);
  });

  it('that fails in place of a public card is told in private', async () => {
    await onPublic(shows('asker', 'That failed'), 'pressed');

    expect(here.chat.heard()).toMatchObject([
      { text: 'Before', for: 'everyone' },
      { text: 'That failed', for: ids.member },
    ]);
  });

  it('that fails before a public answer is told in private, and nothing stays open', async () => {
    await onPublic(shows('asker', 'An admin has not allowed me to speak here.'), 'place');

    expect(here.chat.heard()).toMatchObject([
      { text: 'Before' },
      { text: 'An admin has not allowed me to speak here.', for: ids.member, isThinking: false },
    ]);
  });

  it('is private on a card that only its presser sees', async () => {
    here.bot.replyTo = (incoming) =>
      incoming.kind === 'choice' ? shows('asker', 'Page 2') : shows('asker', 'Page 1', button('Next page'));
    await here.chat.says('/guide');

    await here.chat.presses('Next page');

    expect(here.bot.heard.at(-1)).toMatchObject({ kind: 'choice', act: ['go'], on: 'private' });
  });

  it('in a menu says what was picked', async () => {
    const choices = [
      { label: 'Contents', act: act('contents', 'a') },
      { label: 'Diagram', act: act('diagram', 'a') },
    ];
    here.bot.replyTo = (incoming) =>
      incoming.kind === 'choice'
        ? shows('asker', 'Drawn')
        : shows('place', 'Guide', { menu: { label: 'More', choices } });
    await here.chat.says('/guide');

    await here.chat.presses('Diagram');

    expect(here.bot.heard.at(-1)).toMatchObject({ act: ['diagram', 'a'], on: 'public' });
  });

  it('acknowledged by another replica already is answered all the same', async () => {
    here.bot.replyTo = () => shows('asker', 'Mine');
    here.chat.fail((call) => {
      if (!call.path.endsWith('/callback')) return undefined;
      here.chat.fail(undefined);
      const token = call.path.split('/').at(-2) ?? '';
      const open = here.chat.state.interactions.get(token);
      if (open) {
        open.answered = 5;
        open.original = here.chat.state.add({
          channel_id: open.channel,
          flags: 128,
          onlyFor: open.member,
        }).id;
      }
      return undefined;
    });

    await here.chat.says('/guide');

    expect(here.chat.heard()).toMatchObject([{ text: 'Mine', isThinking: false }]);
    expect(here.logged).toEqual([]);
  });

  it('that another replica has claimed is left to it', async () => {
    const said = here.chat.says('/guide');
    await expect.poll(() => here.bot.heard).toHaveLength(1);
    await here.discord.stop(1000);

    expect(here.chat.heard()).toEqual([]);
    here.chat.giveUp();
    await said;
  });

  it('heard too late is not answered, and stops nothing', async () => {
    here.bot.replyTo = () => shows('asker', 'Too late');
    here.chat.fail((call) =>
      call.path.endsWith('/callback') ? refuse(404, 10_062, 'Unknown interaction') : undefined,
    );
    const late = here.chat.says('/guide');
    await expect.poll(() => here.logged).toHaveLength(1);
    here.chat.fail(undefined);
    here.chat.giveUp();
    await late;
    here.bot.replyTo = () => shows('asker', 'In time');

    await here.chat.says('/guide');

    expect(here.logged).toMatchObject([{ message: 'an answer could not be delivered' }]);
    expect(here.chat.heard()).toMatchObject([{ text: 'In time' }]);
  });
});

describe('a field for a file on Discord', () => {
  const file: Form = {
    title: 'Days off',
    act: act('daysoff'),
    submit: 'Save',
    fields: [{ name: 'file', label: 'Calendar', values: [], input: 'file', options: [], optional: false }],
  };
  const read = (upload: string) => here.discord.readUpload({} as Place, upload, 20); // any place

  it.each([
    ['BEGIN:VCALENDAR', { text: 'BEGIN:VCALENDAR' }],
    ['BEGIN:VCALENDAR and more', { problem: 'The file is larger than 0.02 KB.' }],
  ])('hands out the text of what was uploaded, up to a size: %s', async (text, expected) => {
    here.bot.acknowledgementOf = (incoming) =>
      incoming.kind === 'command' ? 'asker' : 'in the acknowledgement';
    here.bot.replyTo = (incoming) =>
      incoming.kind === 'choice'
        ? { kind: 'form', form: file }
        : shows('asker', 'Set up', { buttons: [{ label: 'Upload', act: act('upload') }] });
    await here.chat.says('/coach', { as: 'owner' });
    await here.chat.presses('Upload', { as: 'owner' });

    await here.chat.submits({ file: text }, { as: 'owner' });

    const sent = here.bot.heard.at(-1);
    expect(await read((sent?.kind === 'form' && sent.values.file?.[0]) || '')).toEqual(expected);
  });

  it.each(['typed', '{"url":"https://cdn.example/a","size":1}', '{"url":"http://127.0.0.1/a","size":1}'])(
    'is not believed to name %s',
    async (forged) => {
      expect(await read(forged)).toEqual({ problem: 'That file was not uploaded here. Choose one.' });
    },
  );
});

describe('a form on Discord', () => {
  const opened = async (answer: () => Reply | Promise<Reply>): Promise<void> => {
    here.bot.acknowledgementOf = (incoming) =>
      incoming.kind === 'command' ? 'asker' : 'in the acknowledgement';
    here.bot.replyTo = (incoming) => {
      if (incoming.kind === 'command')
        return shows('asker', 'Set up', { buttons: [{ label: 'Change', act: act('change') }] });
      return incoming.kind === 'choice' ? { kind: 'form', form } : answer();
    };
    await here.chat.says('/coach', { as: 'owner' });
    await here.chat.presses('Change', { as: 'owner' });
  };

  it('opens on a press and is answered in private', async () => {
    await opened(() => shows('asker', 'Next: Monday'));

    await here.chat.submits({ time: '09:30' }, { as: 'owner' });

    expect(here.bot.heard.at(-1)).toMatchObject({
      kind: 'form',
      act: ['daily'],
      values: { time: ['09:30'] },
    });
    expect(here.chat.heard().at(-1)).toMatchObject({ text: 'Next: Monday', for: ids.owner });
  });

  it('sent back says what is wrong and can be opened again', async () => {
    await opened(() => ({
      kind: 'invalid',
      form,
      errors: { time: '25:00 is no time.' },
      reopen: { label: 'Change it', act: act('change') },
    }));

    await here.chat.submits({ time: '25:00' }, { as: 'owner' });
    const again = await here.chat.presses('Change it', { as: 'owner' });

    expect(here.chat.heard().at(-1)).toMatchObject({
      text: '**That could not be saved.**\n- Time: 25:00 is no time.\n-# Only you see this.',
      buttons: ['Change it'],
      for: ids.owner,
    });
    expect(again.modal?.title).toBe('Daily question');
  });

  it('that takes long is acknowledged first, and answered then', async () => {
    let finish: (reply: Reply) => void = () => undefined;
    await opened(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );

    const submitted = here.chat.submits({ time: '09:30' }, { as: 'owner' });
    await here.chat.until(() => here.chat.heard().find((one) => one.isThinking), 'it was acknowledged');
    finish(shows('asker', 'Next: Monday'));
    await submitted;

    expect(here.chat.heard().at(-1)).toMatchObject({
      text: 'Next: Monday',
      for: ids.owner,
      isThinking: false,
    });
  });

  it('replaces the card it was opened from, where the answer says so', async () => {
    await opened(() => shows('pressed', 'Changed'));

    await here.chat.submits({ time: '09:30' }, { as: 'owner' });

    expect(here.chat.heard()).toMatchObject([{ text: 'Changed' }]);
  });
});
