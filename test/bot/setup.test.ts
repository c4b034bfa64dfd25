import { describe, expect, it } from 'vitest';
import { type BotChat, openBotChat } from '../helpers/bot-chat.ts';
import { drillLibrary } from '../helpers/drill-library.ts';
import { channel, memberId } from '../helpers/fake-platform.ts';

const monday = '2026-11-23T08:00:00Z'; // 09:00 in Berlin
const admin = { as: 'admin' };
const here = channel('sre-daily').conversation;

const open = (): Promise<BotChat> => openBotChat({ library: drillLibrary(), at: monday });

describe('set up', () => {
  it('offers an admin one press where there are no questions', async () => {
    const chat = await open();

    await chat.says('/coach', admin);

    expect(chat.last('admin')).toBe(
      [
        '*Coach in* #fake:T1/sre-daily',
        'No questions here yet. One press starts this:',
        'Mon–Fri at 10:00, Europe/Berlin, from 2 guides on incidents and running systems. First one <2026-11-23T09:00>.',
        'Nothing pings. Answers are private. No names unless people ask.',
        '[ Start ] [ Change first ] [ Show me one ] [ Watch incidents ] [ Help ]',
        '_You get this because you may manage this channel. Only you see this._',
      ].join('\n'),
    );
  });

  it('starts with one press and shows the next three runs', async () => {
    const chat = await open();
    await chat.says('/coach', admin);

    await chat.presses('Start', admin);

    expect(chat.last('admin')).toBe(
      [
        '*Coach in* #fake:T1/sre-daily',
        'Next: <2026-11-23T09:00>, <2026-11-24T09:00>, <2026-11-25T09:00>.',
        'Mon–Fri at 10:00, Europe/Berlin, from 2 guides on incidents and running systems.',
        '12 questions, 2 weeks before one repeats. Changed by {fake:T1/admin} on <2026-11-23>.',
        '[ Change ] [ Post now ] [ Pause until ] [ More ] [ Watch incidents ]',
        '_You get this because you may manage this channel. Only you see this._',
      ].join('\n'),
    );
  });

  it('opens the form at Start where the zone is unknown', async () => {
    const chat = await open();
    chat.platform.settings.zones.clear();
    await chat.says('/coach', admin);

    await chat.presses('Start', admin);

    expect(chat.heard().at(-1)?.fields).toEqual({
      time: ['10:00'],
      zone: [],
      days: ['1', '2', '3', '4', '5'],
      packs: ['incidents', 'running'],
      names: ['join'],
    });
  });

  it('answers a wrong form at its fields, keeps what was typed, and still has it when opened again', async () => {
    const chat = await open();
    await chat.says('/coach', admin);
    await chat.presses('Change first', admin);

    await chat.submits({ time: ['25:10'], zone: ['Europe/Munich'], days: [], packs: ['running'] }, admin);

    const refused = chat.heard().at(-1);
    expect(refused?.errors).toEqual({
      time: '"25:10" is no time of day. Write it like 10:00 or 16:30.',
      zone: 'Europe/Munich is no time zone. Did you mean Europe/Berlin?',
      days: 'Choose at least one day.',
    });
    expect(refused?.fields).toMatchObject({ time: ['25:10'], zone: ['Europe/Munich'], days: [] });
    await chat.presses('Open the form again', admin);
    expect(chat.heard().at(-1)?.fields).toMatchObject({ time: ['25:10'], packs: ['running'] });
  });

  it.each([
    ['9:30', 'berlin', '<2026-11-23T08:30>'],
    ['16', 'New York', '<2026-11-23T21:00>'],
    ['1630', 'Asia/Kathmandu', '<2026-11-23T10:45>'],
  ])('takes the time %s in the zone %s', async (time, zone, first) => {
    const chat = await open();
    await chat.says('/coach', admin);
    await chat.presses('Change first', admin);

    await chat.submits({ time: [time], zone: [zone] }, admin);

    expect(chat.last('admin')).toContain(`Next: ${first}, `);
  });

  it('gives no second question to a date that has one', async () => {
    const chat = await started();
    await chat.until('2026-11-23T09:00:00Z');
    await chat.says('/coach setup', admin);
    await chat.presses('Change', admin);

    await chat.submits({ time: ['17:00'] }, admin);

    expect(chat.last('admin')).toContain('Next: <2026-11-24T16:00>, <2026-11-25T16:00>, <2026-11-26T16:00>.');
    expect(chat.last('admin')).toContain('Changed by {fake:T1/admin} on <2026-11-23>: time.');
    expect((await chat.store.nextDue(here))?.slot).toBe('2026-11-24');
  });

  it('posts now, and answers with the link when pressed again', async () => {
    const chat = await started();

    await chat.presses('Post now', admin);
    expect(chat.last('admin')).toContain('Posted.\n[ Open it -> https://chat.example/');
    await chat.presses('Post now', admin);

    expect(chat.last('admin')).toContain('The question of today is posted already.');
    expect(await chat.store.posts(here, 9)).toHaveLength(1);
  });

  it('pauses until a date, and resumes', async () => {
    const chat = await started();
    await chat.presses('Pause until', admin);

    await chat.submits({ until: ['2026-12-01'] }, admin);
    expect(chat.last('admin')).toContain('Paused until <2026-11-30T23:00>.\nNext: <2026-12-01T09:00>');
    await chat.presses('Resume', admin);

    expect(chat.last('admin')).toContain('Next: <2026-11-23T09:00>');
  });

  it('pauses until it is resumed where no date is given', async () => {
    const chat = await started();
    await chat.presses('Pause until', admin);

    await chat.submits({}, admin);

    expect(chat.last('admin')).toContain('Paused until you resume it.');
    expect(await chat.store.nextDue(here)).toBeUndefined();
  });

  it('refuses a date that is over', async () => {
    const chat = await started();
    await chat.presses('Pause until', admin);

    await chat.submits({ until: ['2026-11-20'] }, admin);

    expect(chat.heard().at(-1)?.errors).toEqual({
      until: 'Write a date to come, like 2026-12-31, or nothing.',
    });
  });

  it('keeps days without a question, hours and difficulty from the second form', async () => {
    const chat = await started();
    await chat.presses('More', admin);

    await chat.submits({ holidays: ['2026-11-24..2026-11-25'], closes: ['8 h'], difficulty: ['2'] }, admin);

    expect(chat.last('admin')).toContain('Next: <2026-11-23T09:00>, <2026-11-26T09:00>, <2026-11-27T09:00>.');
    expect(await chat.store.schedule(here)).toMatchObject({ closesAfterHours: 8, difficulty: 2 });
  });

  it('has the question mention a role once an admin named one, and nobody before', async () => {
    const chat = await started();
    await chat.until('2026-11-23T09:00:00Z');
    await chat.says('/coach setup', admin);
    await chat.presses('More', admin);

    await chat.submits({ role: ['on-call'] }, admin);
    await chat.until('2026-11-24T09:00:00Z');

    const posts = chat.platform.screens.filter(({ mark }) => mark !== undefined);
    expect(posts.map(({ card }) => card?.mention)).toEqual([undefined, 'on-call']);
  });

  it('says at the field what is no date and what are no hours', async () => {
    const chat = await started();
    await chat.presses('More', admin);

    await chat.submits({ holidays: ['Christmas'], closes: ['900'] }, admin);

    expect(Object.keys(chat.heard().at(-1)?.errors ?? {}).sort()).toEqual(['closes', 'holidays']);
    expect(chat.heard().at(-1)?.fields.holidays).toEqual(['Christmas']);
  });

  it.each([
    [['start']],
    [['change']],
    [['more']],
    [['postnow']],
    [['pauseuntil']],
    [['resume']],
    [['everyday']],
    [['setup']],
    [['watchoffer']],
    [['trialstart']],
    [['watchoff']],
    [['speakshared', 'on']],
    [['channels']],
  ] as const)('refuses a forged %s and names those who may', async (act) => {
    const chat = await started();
    const before = await chat.store.schedule(here);

    await chat.forges(act);

    expect(chat.last()).toBe(
      'Only people who manage this channel can do that: {fake:T1/admin}.\n_Only you see this._',
    );
    expect(await chat.store.schedule(here)).toEqual(before);
    expect(await chat.store.read('conversation', here)).toEqual({});
  });

  it.each([
    ['change', { time: ['11:00'], zone: ['UTC'], days: ['1'], packs: ['running'], names: ['off'] }],
    ['more', { difficulty: ['3'] }],
    ['pauseuntil', {}],
    ['channels', { patterns: ['inc-*'] }],
  ])('refuses the form %s from somebody who may not', async (verb, values) => {
    const chat = await started();
    const before = await chat.store.schedule(here);

    await chat.forgesForm([verb], values);

    expect(chat.last()).toContain('Only people who manage this channel can do that: {fake:T1/admin}.');
    expect(await chat.store.schedule(here)).toEqual(before);
    expect(await chat.store.read('team', 'fake:T1')).toEqual({});
  });

  it('refuses a form that is sent by somebody who lost the right meanwhile', async () => {
    const chat = await started();
    await chat.presses('Change', admin);
    chat.platform.settings.admins = [memberId('second')];

    await chat.submits({ time: ['11:00'] }, admin);

    expect(chat.last('admin')).toContain(
      'Only people who manage this channel can do that: {fake:T1/second}.',
    );
    expect((await chat.store.schedule(here))?.time).toBe('10:00');
  });

  it('is not for direct messages', async () => {
    const chat = await open();

    await chat.forges(['start'], { as: 'admin', in: 'direct' });

    expect(chat.last('admin')).toContain('Use /coach in the channel that it is about.');
  });

  it('says why nothing is posted and what to do', async () => {
    const chat = await started();
    chat.platform.settings.posts = 'gone';
    await chat.until('2026-11-23T09:00:00Z');

    await chat.says('/coach setup', admin);

    expect(chat.last('admin')).toContain('I am not in this channel: /invite @Coach');
  });
});

describe('membership', () => {
  it('suspends when thrown out, tells the admin once, and goes on when let back in', async () => {
    const chat = await started();

    await chat.sends('membership', 'removed');
    await chat.sends('membership', 'archived');
    expect((await chat.store.schedule(here))?.suspended?.why).toBe('gone');
    expect(await chat.store.nextDue(here)).toBeUndefined();
    expect(chat.heard().filter(({ in: where }) => where === 'direct')).toHaveLength(1);
    await chat.sends('membership', 'invited');

    expect((await chat.store.schedule(here))?.suspended).toBeUndefined();
    expect((await chat.store.nextDue(here))?.slot).toBe('2026-11-23');
  });

  it('forgets a member thirty days after they left though nothing happens, and not one who came back', async () => {
    const chat = await started();
    await chat.until('2026-11-23T09:00:00Z');
    for (const as of ['first', 'second']) await chat.presses('A', { as });
    for (const as of ['first', 'second']) await chat.sends('membership', 'member left', as);
    await chat.until('2026-11-24T09:00:00Z');
    await chat.presses('A', { as: 'second' });

    await chat.until('2026-12-22T09:00:00Z');
    expect(await chat.store.answers(memberId('first'), here)).toHaveLength(1);
    await chat.until('2026-12-24T09:00:00Z');

    expect(await chat.store.answers(memberId('first'), here)).toHaveLength(0);
    expect(await chat.store.answers(memberId('second'), here)).toHaveLength(2);
  });
});

describe('help', () => {
  it('is the whole product in seven lines', async () => {
    const chat = await open();

    await chat.says('/coach');

    expect(chat.last()).toBe(
      [
        '*Coach: guides and questions for people who run production*',
        'Find a guide: /guide pods keep restarting',
        'In a thread: @Coach, or @Coach and your words',
        'On any message: its menu › Find a guide for this',
        'In a direct message: just write',
        'Practise: /quiz, /quiz slo, /quiz review',
        'How you are doing: /streak',
        '[ What is stored ] [ Mute here ]',
        '_No language model, nothing leaves this server. Only you see this._',
      ].join('\n'),
    );
  });

  it('says what to write in a thread where commands do not work there', async () => {
    const chat = await open();
    chat.platform.settings.commandsInThreads = false;

    await chat.says('/coach');

    expect(chat.last().split('\n')[2]).toBe(
      'In a thread: @Coach, or @Coach and your words. Commands do not work in threads: use @Coach',
    );
  });

  it('has Set up for admins alone, once questions run', async () => {
    const chat = await started();

    await chat.says('/coach', admin);

    expect(chat.heard().at(-1)?.buttons).toEqual(['What is stored', 'Mute here', 'Set up']);
  });

  it('mutes here by one press, undone by one: by anyone at once, by admins later', async () => {
    const chat = await open();
    await chat.says('/coach');
    await chat.presses('Mute here');
    expect(chat.last()).toContain('Muted in this channel by {fake:T1/first}.');
    await chat.until('2026-11-23T08:06:00Z');

    await chat.presses('Undo');
    expect(chat.last()).toContain('Only people who manage this channel can undo a mute after five minutes.');
    await chat.forges(['unhush'], admin);

    expect(await chat.store.read('conversation', here)).toEqual({});
  });
});

describe('watching', () => {
  it('starts as a trial, told to the admin alone', async () => {
    const chat = await started();
    await chat.presses('Watch incidents', admin);
    expect(chat.last('admin')).toContain(
      'I will read new messages in #fake:T1/sre-daily, in memory only. For the first five incidents I tell only you what I would have said.',
    );

    await chat.presses('Start the trial', admin);

    expect(await chat.store.read('conversation', here)).toMatchObject({
      watch: 'trial',
      watchedBy: memberId('admin'),
    });
    expect(chat.heard().every(({ to }) => to === 'admin')).toBe(true);
  });

  it('takes names of channels, and refuses one that would mean all of them', async () => {
    const chat = await started();
    await chat.presses('Watch incidents', admin);
    await chat.presses('Channels', admin);
    await chat.submits({ patterns: ['***'] }, admin);
    expect(chat.heard().at(-1)?.errors.patterns).toContain('"***" is no channel name.');

    await chat.submits({ patterns: ['#inc-*, incidents'] }, admin);

    expect(chat.last('admin')).toContain('I watch channels named inc-*, incidents, once I am in them.');
    expect(await chat.store.read('team', 'fake:T1')).toEqual({
      patterns: ['inc-*', 'incidents'],
      watch: 'trial',
      watchedBy: memberId('admin'),
    });
  });

  it('asks for leave to speak where another company reads along', async () => {
    const chat = await started();
    chat.platform.settings.reach = 'unknown';
    await chat.presses('Watch incidents', admin);

    await chat.presses('Let me speak here', admin);

    expect((await chat.store.read('conversation', here)).speakInShared).toBe(true);
  });
});

async function started(): Promise<BotChat> {
  const chat = await open();
  await chat.says('/coach', admin);
  await chat.presses('Start', admin);
  return chat;
}
