import { describe, expect, it } from 'vitest';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { channel, memberId } from '../fakes/platform.ts';

const here = channel('sre-daily').conversation;
const people = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'];

describe('the board', () => {
  it('names, by score, only those who asked for it and had one right', async () => {
    const chat = await played();
    for (const as of ['ann', 'eve', 'fay']) await show(chat, as);

    expect(chat.last('fay')).toBe(
      [
        '#fake:T1/sre-daily *this week:* 2 questions, 6 people answered, 67 % right',
        'All 2 right: {fake:T1/ann}',
        '5 more answer without being named.',
        'The open question is counted once it closes, <2026-11-26T09:00>.',
        '[ Hide me ] [ Last week ] [ Share ]',
        '_Only people who asked for it are named. Only you see this._',
      ].join('\n'),
    );
  });

  it('tells no share from which the results of a few unnamed could be taken, nor what changed between two looks', async () => {
    const chat = await played(people);
    await openBoard(chat, 'ann');
    const before = chat.last('ann')?.split('\n')[0];
    await chat.presses('B', { as: 'fay' });
    await chat.until('2026-11-26T09:00:00Z');

    await openBoard(chat, 'ann');

    expect(before).toBe('#fake:T1/sre-daily *this week:* 2 questions, 6 people answered, 67 % right');
    expect(chat.last('ann')).toContain('3 questions, 6 people answered, 67 % right');
  });

  it('names nobody where who is left had none right, and says why', async () => {
    const chat = await played();
    for (const as of ['ann', 'bob', 'cat']) await show(chat, as);
    const named = chat.last('cat');

    await show(chat, 'dan');

    expect(named).toContain('All 2 right: {fake:T1/ann}, {fake:T1/bob}, {fake:T1/cat}\n');
    expect(chat.last('dan')).toContain('\n6 answer without being named.\n');
    expect(chat.last('dan')).toContain(
      '_Nobody is named: beside so few others it would tell their results. Only you see this._',
    );
  });

  it('is read from elsewhere by those who may read its channel still, and by nobody else', async () => {
    const chat = await played();
    const fromDirect = async (): Promise<string> => {
      await chat.forges(['board', 'this'], { as: 'ann', in: 'direct' });
      return chat.last('ann');
    };
    const before = await fromDirect();

    chat.platform.settings.outsiders = [memberId('ann')];

    expect(before).toContain('#fake:T1/sre-daily *this week:* 2 questions, 6 people answered');
    expect(await fromDirect()).not.toMatch(/sre-daily|answered/);
  });

  it('is public by Share alone, and without buttons', async () => {
    const chat = await played();
    await show(chat, 'ann');

    await chat.presses('Share', { as: 'ann' });

    expect(chat.heard().at(-1)).toMatchObject({ to: 'everyone', buttons: [] });
    expect(chat.heard().at(-1)?.text).toContain(
      '5 more answer without being named.\n_Only people who asked for it are named. Shared by {fake:T1/ann}_',
    );
  });

  it('is shared nowhere that another company reads along without leave', async () => {
    const chat = await played();
    chat.platform.settings.reach = 'shared';
    await openBoard(chat, 'ann');

    await chat.presses('Share', { as: 'ann' });

    expect(chat.last('ann')).toBe('An admin has not allowed me to speak here.\n_Only you see this._');
  });

  it('drops a name at one press', async () => {
    const chat = await played();
    await show(chat, 'ann');

    await chat.presses('Hide me', { as: 'ann' });

    expect(chat.last('ann')).not.toContain('{fake:T1/ann}');
    expect(chat.last('ann')).toContain('6 answer without being named.\n');
    expect(chat.heard().at(-1)?.buttons).toContain('Show me');
  });

  it('leaves out the open question, and says so', async () => {
    const chat = await played();
    for (const as of people) await chat.presses('A', { as });

    await openBoard(chat, 'ann');

    expect(chat.last('ann')).toContain('*this week:* 2 questions');
    expect(chat.last('ann')).toContain('The open question is counted once it closes, <2026-11-26T09:00>.');
  });

  it('keeps last week readable', async () => {
    const chat = await played();
    await chat.until('2026-11-30T09:00:00Z');
    await openBoard(chat, 'ann');
    expect(chat.last('ann')).toContain(
      'Too few answers for a board.\nThe open question is counted once it closes, <2026-12-01T09:00>.\n',
    );

    await chat.presses('Last week', { as: 'ann' });

    expect(chat.last('ann')).toContain('*last week:* 3 questions, 6 people answered');
  });

  it('is no board below five people', async () => {
    const chat = await played(people.slice(0, 4));

    await openBoard(chat, 'ann');

    expect(chat.last('ann')).toContain(
      'Too few answers for a board.\nThe open question is counted once it closes, <2026-11-26T09:00>.\n',
    );
  });

  it('has no names and no button for them where an admin switched them off', async () => {
    const chat = await played();
    await show(chat, 'ann');
    await chat.says('/coach setup', { as: 'admin' });
    await chat.presses('Change', { as: 'admin' });
    await chat.submits({ names: ['off'] }, { as: 'admin' });

    await openBoard(chat, 'ann');

    expect(chat.heard().at(-1)?.buttons).toEqual(['Last week', 'Share']);
    expect(chat.last('ann')).not.toContain('{');
  });

  it('names nobody where everyone may be named but did not ask, and says how', async () => {
    const chat = await played();
    await chat.says('/coach setup', { as: 'admin' });
    await chat.presses('Change', { as: 'admin' });
    await chat.submits({ names: ['everyone'] }, { as: 'admin' });
    await chat.presses('A', { as: 'ann' });
    expect(chat.last('ann')).toContain(
      '_The board here can name everyone who wants to be named: /streak, then Board, shows you._',
    );

    await openBoard(chat, 'ann');

    expect(chat.last('ann')).not.toContain('{');
  });
});

describe('a name', () => {
  it('stands on no card of somebody who did not ask, on any surface', async () => {
    const chat = await played();
    for (const as of people) {
      await chat.says('/streak', { as });
      await openBoard(chat, as);
      await chat.opensHome(as);
      await chat.says('/quiz', { as });
    }
    await openBoard(chat, 'bob');
    await chat.presses('Share', { as: 'bob' });
    await chat.says('/coach setup', { as: 'admin' });

    const named = chat.heard().flatMap(({ text }) => text.match(/\{[^}]*\}/g) ?? []);

    expect(new Set(named)).toEqual(new Set(['{fake:T1/bob}', '{fake:T1/admin}']));
    const shared = chat.heard().filter(({ to, text }) => to === 'everyone' && text.includes('{'));
    expect(shared.map(({ text }) => text.match(/\{.*\}/g))).toEqual([['{fake:T1/bob}']]);
  });
});

describe('the streak', () => {
  it('welcomes a new member with the next question', async () => {
    const chat = await openChat();
    await chat.says('/coach', { as: 'admin' });
    await chat.presses('Start', { as: 'admin' });

    await chat.says('/streak', { as: 'ann' });

    expect(chat.last('ann')).toBe(
      [
        '*Your progress* in #fake:T1/sre-daily',
        'No answers yet. The next question is <2026-11-23T09:00>, or take one now:',
        '[ Quiz me ]',
        '_Only you see this._',
      ].join('\n'),
    );
  });

  it('says what to do next, then how it goes', async () => {
    const chat = await played();
    await chat.until('2026-11-26T08:30:00Z');

    await chat.says('/streak', { as: 'eve' });

    expect(chat.last('eve')).toBe(
      [
        '*Your progress in* #fake:T1/sre-daily',
        'Due for review: 2 questions, about 3 minutes',
        'Answered in a row: 2, longest 2.',
        '[ Review 2 now ] [ My last answer ] [ Board ] [ Pause ]',
        '_You are not shown on the board. Only you see this._',
      ].join('\n'),
    );
  });

  it('names shaky and solid topics once there is enough to say', async () => {
    const chat = await openChat();
    for (let i = 0; i < 4; i++) await tryOne(chat, 'slo', i === 0 ? 'B' : 'C');
    for (let i = 0; i < 4; i++) await tryOne(chat, 'kubernetes', 'B');

    await chat.says('/streak', { as: 'ann' });

    expect(chat.last('ann')).toContain('Shaky: SLO design (1 of 4 right)\nSolid: Kubernetes (4 of 4)\n');
  });

  it('is the same in a direct message', async () => {
    const chat = await played();
    await chat.says('/streak', { as: 'ann' });
    // Everything is private there: nothing has to say so.
    const said = chat.last('ann').replace(' Only you see this.', '');

    await chat.says('/streak', { as: 'ann', in: 'direct' });

    expect(chat.last('ann')).toBe(said);
  });

  it.each([
    ['For a week', 'Paused until <2026-12-02T09:00>: nothing counts against you.'],
    ['For two weeks', 'Paused until <2026-12-09T09:00>: nothing counts against you.'],
    ['Until I answer again', 'Paused until you answer again: nothing counts against you.'],
  ])('holds while paused: %s', async (length, words) => {
    const chat = await played();
    await chat.says('/streak', { as: 'ann' });
    await chat.presses('Pause', { as: 'ann' });
    await chat.presses(length, { as: 'ann' });
    expect(chat.last('ann')).toBe(`${words}\n[ End the pause ]\n_Only you see this._`);

    for (const day of ['26', '27', '30']) await chat.until(`2026-11-${day}T09:00:00Z`);
    await chat.says('/streak', { as: 'ann' });

    expect(chat.last('ann')).toContain(`Answered in a row: 2, longest 2.\n${words}\n`);
    expect(chat.heard().at(-1)?.buttons).toContain('End the pause');
  });

  it('ends a pause that waits for an answer with that answer', async () => {
    const chat = await played();
    await chat.says('/streak', { as: 'ann' });
    await chat.presses('Pause', { as: 'ann' });
    await chat.presses('Until I answer again', { as: 'ann' });

    await chat.presses('A', { as: 'ann' });
    await chat.says('/streak', { as: 'ann' });

    expect(chat.last('ann')).not.toContain('Paused');
  });
});

function openChat(): Promise<BotChat> {
  return openBotChat({ library: drillLibrary(), at: '2026-11-23T08:00:00Z' });
}

/** Monday and Tuesday are closed, Wednesday is open: four right, then two wrong. */
async function played(members = people): Promise<BotChat> {
  const chat = await openChat();
  await chat.says('/coach', { as: 'admin' });
  await chat.presses('Start', { as: 'admin' });
  for (const day of ['23', '24']) {
    await chat.until(`2026-11-${day}T09:00:00Z`);
    for (const as of members) await chat.presses(as === 'eve' || as === 'fay' ? 'C' : 'B', { as });
  }
  await chat.until('2026-11-25T09:00:00Z');
  expect((await chat.store.posts(here, 9)).map(({ state }) => state)).toEqual(['closed', 'closed', 'open']);
  return chat;
}

async function openBoard(chat: BotChat, as: string): Promise<void> {
  await chat.says('/streak', { as });
  await chat.presses('Board', { as });
}

async function show(chat: BotChat, as: string): Promise<void> {
  await openBoard(chat, as);
  await chat.presses('Show me', { as });
}

async function tryOne(chat: BotChat, topic: string, letter: string): Promise<void> {
  await chat.says(`/quiz ${topic}`, { as: 'ann' });
  await chat.presses(letter, { as: 'ann' });
}
