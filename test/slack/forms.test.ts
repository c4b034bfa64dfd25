import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toPlace } from '../../adapters/slack/ids.ts';
import type { Form, Reply } from '../../src/card/card.ts';
import { act } from '../builders/act.ts';
import { cardOf, cardReply, type ScriptedBot, scriptedBot } from '../fakes/scripted-bot.ts';
import { payload } from '../fakes/slack/recorded.ts';
import { openSlackWorkspace, type SlackWorkspace } from '../fakes/slack/workspace.ts';

let chat: SlackWorkspace;
let bot: ScriptedBot;

beforeEach(async () => {
  bot = scriptedBot();
  chat = openSlackWorkspace();
  await chat.start(bot);
});

afterEach(async () => {
  await chat.stop();
  expect(chat.server.faults).toEqual([]);
});

const seen = () => chat.heard().map(({ to, in: where, text }) => `${to} in ${where}: ${text}`);
const form: Form = {
  title: 'Daily question',
  act: act('schedule'),
  submit: 'Save',
  fields: [
    { name: 'time', label: 'Time', values: ['10:00'], input: 'line', options: [], optional: false },
    {
      name: 'days',
      label: 'Days',
      values: ['1'],
      input: 'picks',
      options: [
        { value: '1', label: 'Mon' },
        { value: '2', label: 'Tue' },
      ],
      optional: true,
    },
    { name: 'picked', label: 'Add', values: [], input: 'channels', options: [], optional: true },
  ],
};

async function publicCard(...buttons: readonly string[]): Promise<void> {
  bot.replies(cardReply('place', cardOf('Question of the day', ...buttons)));
  await chat.says('/quiz');
}

const fileForm: Form = {
  title: 'Days off',
  act: act('daysoff'),
  submit: 'Save',
  fields: [
    { name: 'file', label: 'Calendar', values: [], input: 'file', options: [], optional: false },
    { name: 'other', label: 'Other', values: [], input: 'file', options: [], optional: true },
  ],
};

describe('a field for a file', () => {
  const opened = async (): Promise<void> => {
    bot.replies(cardReply('asker', cardOf('Coach in #sre-daily', 'Upload')));
    await chat.says('/coach');
    bot.replies({ kind: 'form', form: fileForm });
    await chat.presses('Upload');
  };
  const uploaded = (): string => {
    const incoming = bot.asked.at(-1);
    return (incoming?.kind === 'form' && incoming.values.file?.[0]) || '';
  };
  const read = (upload: string) => chat.platform.readUpload(toPlace('T0000TEAM1', 'C1'), upload, 20);

  it('hands out the text of what was uploaded, up to a size', async () => {
    await opened();
    await chat.submits({ file: ['BEGIN:VCALENDAR'] });
    const small = uploaded();
    await opened();
    await chat.submits({ file: ['BEGIN:VCALENDAR and more'] });

    expect(await read(small)).toEqual({ text: 'BEGIN:VCALENDAR' });
    expect(await read(uploaded())).toEqual({ problem: 'The file is larger than 0.02 KB.' });
  });

  it('takes its text where the app may read no files, and says so where it may not any more', async () => {
    await opened();
    await chat.submits({ file: ['BEGIN:VCALENDAR'] });
    chat.server.scopes.delete('files:read');

    expect(await read(uploaded())).toEqual({
      problem:
        'The file could not be read. Try again; an admin can check whether this app has the scope files:read.',
    });
    await chat.stop();
    await chat.start(bot);
    await opened();
    await chat.submits({ file: ['typed'] });
    expect(uploaded()).toBe('typed');
  });

  it.each([
    'typed',
    '{"url":"https://files.slack.com.example/a","size":1}',
    '{"url":"http://files.slack.com/a","size":1}',
    '{"url":"https://127.0.0.1/a","size":1}',
    '{"url":"nowhere","size":1}',
  ])('is not believed to name %s', async (forged) => {
    expect(await read(forged)).toEqual({ problem: 'That file was not uploaded here. Choose one.' });
  });
});

describe('a form', () => {
  beforeEach(async () => {
    bot.replies(cardReply('asker', cardOf('Coach in #sre-daily', 'Change')));
    await chat.says('/coach');
    bot.replies({ kind: 'form', form });
    await chat.presses('Change');
  });

  it('opens with what stands in it, without a picker that would tell no names', () => {
    expect(Object.keys(chat.heard().at(-1)?.fields ?? {})).toEqual(['time', 'days']);
    expect(chat.heard().at(-1)).toMatchObject({
      to: 'first',
      in: 'window',
      fields: { time: ['10:00'], days: ['1'] },
    });
  });

  it('refused shows the errors at their fields and stays', async () => {
    const errors = { time: '25:00 is no time.', elsewhere: 'Not here.' };
    bot.replies({ kind: 'invalid', form, errors, reopen: { label: 'Again', act: act('change') } });

    await chat.submits({ time: ['25:00'] });

    expect(bot.asked.at(-1)).toMatchObject({
      kind: 'form',
      act: ['schedule'],
      values: { time: ['25:00'], days: ['1'] },
    });
    expect(chat.heard().at(-1)?.errors).toEqual({ time: '25:00 is no time. Not here.' });
  });

  it('accepted closes and is answered where it was asked', async () => {
    bot.replies(cardReply('pressed', cardOf('Next: Mon 10:00')));

    await chat.submits({});

    expect(seen()).toEqual(['first in sre-daily: Next: Mon 10:00']);
  });

  it('whose answer takes long closes first and is answered later', async () => {
    let finish: (reply: Reply) => void = () => undefined;
    bot.replies(
      () =>
        new Promise<Reply>((resolve) => {
          finish = resolve;
        }),
    );
    const errors = { time: 'No such time.' };
    const refused: Reply = { kind: 'invalid', form, errors, reopen: { label: 'Again', act: act('change') } };
    const view = chat.server.views[0];
    const ended = chat.deliver({
      ...payload('submission'),
      view: { ...view?.view, id: view?.id, state: { values: {} } },
    });

    await expect.poll(() => chat.acks.at(-1)).toEqual({ response_action: 'clear' });
    finish(refused);
    await ended;

    expect(
      chat
        .heard()
        .some(({ text, buttons }) => text.includes('Time: No such time.') && buttons.includes('Again')),
    ).toBe(true);
  });

  it('that cannot open in time says so', async () => {
    bot.replies(() => {
      chat.clock.now += 3000;
      return { kind: 'form', form };
    });

    await chat.says('/coach settings');

    expect(seen().join()).toContain('Slack opens a form only within three seconds');
  });

  it('opened from a window gives way to its answer there', async () => {
    await publicCard('A');
    bot.replies(cardReply('asker', cardOf('Your answer', 'Report')));
    await chat.presses('A');
    bot.replies({ kind: 'form', form });
    await chat.presses('Report');
    bot.replies(cardReply('asker', cardOf('Saved', 'Change')));

    await chat.submits({});

    expect(
      chat
        .heard()
        .filter(({ in: where }) => where === 'window')
        .map(({ text }) => text.split('\n')[0]),
    ).toEqual(['Your answer', 'Saved']);
  });

  it('opened from a window goes back to it where there is nothing but thanks to say', async () => {
    await publicCard('A');
    bot.replies(cardReply('asker', cardOf('Your answer', 'Report')));
    await chat.presses('A');
    bot.replies({ kind: 'form', form });
    await chat.presses('Report');
    bot.replies(cardReply('asker', cardOf('Thanks, noted.')));

    await chat.submits({});

    expect(chat.acks.at(-1)).toBeUndefined();
    expect(seen().slice(-2)).toEqual([
      'first in sre-daily: Thanks, noted.',
      'first in window: Your answer\nYour answer',
    ]);
  });
});
