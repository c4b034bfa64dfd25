import { describe, expect, it } from 'vitest';
import { admin, here, open, started } from '../builders/setup-chat.ts';
import { memberId } from '../fakes/platform.ts';

describe('set up', () => {
  it('offers an admin one press where there are no questions', async () => {
    const chat = await open();

    await chat.says('/coach', admin);

    expect(chat.last('admin')).toBe(
      [
        '*Coach in* #fake:T1/sre-daily',
        'No questions here yet. One press starts this:',
        'Mon–Fri at 10:00, Europe/Berlin, from 2 guides on incidents and running systems. First one <2026-11-23T09:00>.',
        'Nobody is pinged. Answers are private. No names unless people ask.',
        '[ Start ] [ Change first ] [ Show me one ] [ Watch incidents ] [ Help ]',
        '_You get this because you manage this channel. Only you see this._',
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
        'Names on a board: only people who ask. Difficulty: any. Discussion thread: no. Mentions: nobody.',
        'Closes when the next is posted. Days without a question: none.',
        '12 questions, 2 weeks before one repeats. Changed by {fake:T1/admin} on <2026-11-23>.',
        '[ Change ] [ Post now ] [ Pause until ] [ More ] [ Watch incidents ]',
        '( More to do )',
        '_You get this because you manage this channel. Only you see this._',
      ].join('\n'),
    );
  });

  it.each([undefined, 'GMT+3', '', 'Mars/Olympus'])(
    'opens the form at Start where the platform calls the zone %j',
    async (zone) => {
      const chat = await open();
      chat.platform.settings.zones.clear();
      if (zone !== undefined) chat.platform.settings.zones.set(memberId('admin'), zone);
      await chat.says('/coach', admin);

      await chat.presses('Start', admin);

      expect(chat.heard().at(-1)?.fields).toEqual({
        time: ['10:00'],
        zone: [],
        days: ['1', '2', '3', '4', '5'],
        packs: ['incidents', 'running'],
        names: ['join'],
      });
    },
  );

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

  it('keeps nothing of a refused form that the store could tell, and nothing at all after an hour', async () => {
    const chat = await open();
    const stored = async () => JSON.stringify(await chat.store.read('member', memberId('admin')));
    await chat.says('/coach', admin);
    await chat.presses('Change first', admin);
    await chat.submits({ time: ['25:10'], zone: ['Europe/Munich'] }, admin);
    const before = await stored();

    await chat.until('2026-11-23T09:00:01Z');
    await chat.presses('Open the form again', admin);

    expect(before).toContain('"draft"');
    expect(before).not.toMatch(/25:10|Munich/);
    expect(await stored()).not.toContain('draft');
    expect(chat.heard().at(-1)?.fields).toMatchObject({ time: ['10:00'] });
  });

  it.each([
    ['9:30', 'berlin', '<2026-11-23T08:30>'],
    ['16', 'New York', '<2026-11-23T21:00>'],
    ['1630', 'Asia/Kathmandu', '<2026-11-23T10:45>'],
    ['11am', 'UTC', '<2026-11-23T11:00>'],
    ['9:30 P.M.', 'UTC', '<2026-11-23T21:30>'],
    ['12 am', 'UTC', '<2026-11-24T00:00>'],
    ['21 Uhr', 'UTC', '<2026-11-23T21:00>'],
    ['14h30', 'UTC', '<2026-11-23T14:30>'],
    ['noon', 'UTC', '<2026-11-23T12:00>'],
    ['12 noon', 'UTC', '<2026-11-23T12:00>'],
    ['midnight', 'UTC', '<2026-11-24T00:00>'],
    ['half past eleven', 'UTC', '<2026-11-23T11:30>'],
    ['half two in the afternoon', 'UTC', '<2026-11-23T14:30>'],
    ['a quarter to twelve', 'UTC', '<2026-11-23T11:45>'],
    ['Twenty-five past 10', 'UTC', '<2026-11-23T10:25>'],
    ['quarter to midnight', 'UTC', '<2026-11-23T23:45>'],
    ['11 in the morning', 'UTC', '<2026-11-23T11:00>'],
    ['eleven at night', 'UTC', '<2026-11-23T23:00>'],
    ['eleven thirty', 'UTC', '<2026-11-23T11:30>'],
    ['11 o’clock', 'UTC', '<2026-11-23T11:00>'],
    ['halb zwölf', 'UTC', '<2026-11-23T11:30>'],
    ['viertel nach neun abends', 'UTC', '<2026-11-23T21:15>'],
    ['10.30 Uhr', 'UTC', '<2026-11-23T10:30>'],
    ['à 11h', 'UTC', '<2026-11-23T11:00>'],
    ["quatre heures moins le quart de l'après-midi", 'UTC', '<2026-11-23T15:45>'],
    ['a las once y media', 'UTC', '<2026-11-23T11:30>'],
    ['１６：３０', 'UTC', '<2026-11-23T16:30>'],
  ])('takes the time %s in the zone %s', async (time, zone, first) => {
    const chat = await open();
    await chat.says('/coach', admin);
    await chat.presses('Change first', admin);

    await chat.submits({ time: [time], zone: [zone] }, admin);

    expect(chat.last('admin')).toContain(`Next: ${first}, `);
  });

  it.each([
    '16 am',
    '9-10',
    '9:5',
    '10:00 UTC',
    'soon',
    '',
    '123456',
    'half',
    '20 5',
    '10 to 25',
    '9 to 5',
    '10 noon',
  ])('takes %j for no time of day', async (time) => {
    const chat = await open();
    await chat.says('/coach', admin);
    await chat.presses('Change first', admin);

    await chat.submits({ time: [time], zone: ['UTC'] }, admin);

    expect(chat.heard().at(-1)?.errors).toEqual({
      time: `"${time}" is no time of day. Write it like 10:00 or 16:30.`,
    });
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

    expect(chat.last('admin')).toContain("Today's question is already posted.");
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
      until: 'Write a date in the future, like 2026-12-31, or leave it empty.',
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
    const posts = () => chat.platform.screens.filter(({ mark }) => mark !== undefined);
    expect(posts().map(({ card }) => card?.mention)).toEqual([undefined]);
    await chat.says('/coach setup', admin);
    await chat.presses('More', admin);

    await chat.submits({ role: ['on-call'] }, admin);
    await chat.until('2026-11-24T09:00:00Z');

    expect(posts().at(-1)?.card?.mention).toBe('on-call');
  });

  it('keeps the mention when the count is edited, and when the question closes', async () => {
    const chat = await started();
    await chat.says('/coach setup', admin);
    await chat.presses('More', admin);
    await chat.submits({ role: ['on-call'] }, admin);
    await chat.until('2026-11-23T09:00:00Z');
    const mention = () => chat.platform.screens.find(({ mark }) => mark !== undefined)?.card?.mention;

    await chat.presses('A');
    await chat.until('2026-11-23T09:01:00Z');
    expect(mention()).toBe('on-call');
    await chat.until('2026-11-24T09:00:00Z');

    expect(mention()).toBe('on-call');
  });

  it('says at its field why a role would not be mentioned, and keeps one that stood there before', async () => {
    const chat = await started();
    await chat.says('/coach setup', admin);
    await chat.presses('More', admin);

    await chat.submits({ role: ['nobody'] }, admin);

    expect(chat.heard().at(-1)?.errors).toEqual({ role: 'There is no role "nobody" here.' });
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
    [['golive', 'here']],
    [['watchoff']],
    [['speakshared', 'on']],
    [['answerbots', 'on']],
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

    expect(chat.last('admin')).toContain('Use /coach in the channel it is about.');
  });
});
