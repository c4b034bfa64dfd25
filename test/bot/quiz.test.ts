import { describe, expect, it } from 'vitest';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { channel, memberId } from '../fakes/platform.ts';

const here = channel('sre-daily').conversation;
const admin = { as: 'admin' };
const people = ['ann', 'bob', 'cat', 'dan', 'eve'];

describe('the question of the day', () => {
  it('is posted with its choices, when it closes, and how it works', async () => {
    const chat = await asked();
    const { stem } = await question(chat);

    expect(publicText(chat)).toBe(
      [
        `*Question of the day* · ${await guideName(chat)} · medium`,
        stem,
        '*A*  Do A with `tool`',
        '*B*  Do B with `tool`',
        '*C*  Do C with `tool`',
        '*D*  Do D with `tool`',
        '[ A ] [ B ] [ C ] [ D ]',
        '_0 answered · closes <2026-11-24T09:00>_',
        '_Your first answer counts and only you see it. Press a letter again to see it again._',
        '_One question each working day. Nobody is named unless they ask to be. Settings: /coach._',
      ].join('\n'),
    );
  });

  it('has an accessible name on each letter, the post in every button, and one line of preview', async () => {
    const chat = await asked();
    const [post] = await chat.store.posts(here, 1);
    const card = chat.platform.screens.find(({ to }) => to === undefined)?.card;

    expect(card?.buttons.map(({ spoken }) => spoken)).toEqual([
      'Answer A',
      'Answer B',
      'Answer C',
      'Answer D',
    ]);
    expect(card?.buttons.every(({ act }) => act.includes(post?.id ?? ''))).toBe(true);
    // Its first sentence alone would say next to nothing.
    expect(card?.preview).toMatch(/^Question of the day: Case \d of [a-z-]+\. What do you do first\?$/);
  });

  it('answers a wrong letter with why not, why the best, what to read and when it comes back', async () => {
    const chat = await asked();

    await chat.presses('C', { as: 'ann' });

    expect(chat.heard().at(-1)?.to).toBe('ann');
    expect(chat.last('ann')).toBe(
      [
        '*✗ You chose C. The best answer is B.*',
        '*Why not C:* Because of C.',
        '*Why B:* Because of B.',
        `*Read:* ${await sectionName(chat)} (3 min)`,
        '1 answered so far. How they chose is shown when it closes.',
        '[ Read the section ] [ Discuss ] [ Report ]',
        '_Comes back to you in private around <2026-11-24>. Answered in a row: 1. Only you see this._',
      ].join('\n'),
    );
  });

  it('answers the best letter with why, and keeps how others chose until it closes', async () => {
    const chat = await asked();
    for (const as of people.slice(0, 4)) await chat.presses('D', { as });

    await chat.presses('B', { as: 'eve' });

    expect(chat.last('eve')).toBe(
      [
        '*✓ B is the best answer.*',
        '*Why B:* Because of B.',
        `*Read:* ${await sectionName(chat)} (3 min)`,
        '5 answered so far. How they chose is shown when it closes.',
        '[ Read the section ] [ Discuss ] [ Report ]',
        '_Answered in a row: 1. Only you see this._',
      ].join('\n'),
    );
  });

  it('lets the first answer stay, whatever is pressed later', async () => {
    const chat = await asked();
    await chat.presses('C', { as: 'ann' });
    await chat.until('2026-11-23T09:10:00Z');

    await chat.presses('B', { as: 'ann' });

    expect(chat.last('ann')).toMatch(
      /^You answered C on <2026-11-23T09:00>\. The first answer stays\.\n\*✗ You chose C\. The best answer is B\.\*\n/,
    );
    expect((await chat.store.posts(here, 1))[0]?.counts).toEqual([0, 0, 1, 0]);
  });

  it('shows how many answered on the card, and nobody', async () => {
    const chat = await asked();
    for (const as of people) await chat.presses('A', { as });

    await chat.until('2026-11-23T09:01:00Z');

    expect(publicText(chat)).toContain('_5 answered · closes <2026-11-24T09:00>_');
    for (const as of people) expect(publicText(chat)).not.toContain(as);
  });

  it('says that an answer could not be saved, and shows no verdict', async () => {
    const chat = await asked();
    chat.memory.isAway = true;

    await chat.presses('B', { as: 'ann' });

    expect(chat.last('ann')).toBe(
      'I could not save your answer. Press the letter again in a minute: nothing was counted.\n_Only you see this._',
    );
    chat.memory.isAway = false;
    expect((await chat.store.posts(here, 1))[0]?.counts).toEqual([0, 0, 0, 0]);
    await chat.presses('B', { as: 'ann' });
    expect(chat.last('ann')).toContain('*✓ B is the best answer.*');
  });

  it('takes a press that was made in time and arrived late', async () => {
    const chat = await asked();
    const [post] = await chat.store.posts(here, 1);
    await chat.until('2026-11-24T08:59:59.999Z');
    await chat.presses('B', { as: 'ann' });
    expect((await chat.store.answers(memberId('ann'), here))[0]?.isOnTime).toBe(true);

    await chat.until('2026-11-24T09:00:00Z');
    await chat.forges(['answer', post?.id ?? '', '1'], { as: 'bob' });

    expect(chat.last('bob')).toBe(
      'This question closed <2026-11-24T09:00>. Reading its section keeps your streak.\n[ Read the section ]\n_Only you see this._',
    );
    expect(await chat.store.answers(memberId('bob'), here)).toMatchObject([
      { kind: 'answer', isOnTime: false },
    ]);
    expect((await chat.store.posts(here, 2))[0]?.counts).toEqual([0, 1, 0, 0]);
  });

  it.each([
    [['answer', 'post000001', '4']],
    [['answer', 'post000001', 'B']],
    [['answer', 'nosuchpost', '1']],
    [['answer', 'post000001']],
    [['readpost', '../secret']],
    [['try', 'nokey', '1', 'r1.1', '0']],
    [['try', 'x', '1', 'r9.1', '0']],
    [['next', 'r0.3']],
    [['board', 'ever']],
    [['pausefor', '9999']],
    [['shown', 'this', 'maybe']],
    [['nothing']],
  ] as const)('answers the forged act %s as out of date', async (act) => {
    const chat = await asked();

    await chat.forges(act, { as: 'ann' });

    expect(chat.last('ann')).toBe(
      'That button is out of date. /coach shows what is current.\n_Only you see this._',
    );
    expect(await chat.store.answers(memberId('ann'), here)).toEqual([]);
  });
});

describe('the reveal', () => {
  it('shows the split and the best, and its result stands on the next card', async () => {
    const chat = await asked();
    const { stem } = await question(chat);
    for (const as of people.slice(0, 3)) await chat.presses('B', { as });
    for (const as of people.slice(3)) await chat.presses('C', { as });

    await chat.until('2026-11-24T09:00:00Z');

    const [closed, open] = chat.heard().filter(({ to }) => to === 'everyone');
    expect(closed?.text).toBe(
      [
        `*Question of the day* · ${await guideName(chat)} · closed`,
        stem,
        '*✓ B*  Do B with `tool`',
        'A 0 · *B 3 (60 %)* · C 2 · D 0, of 5',
        '*Why:* Because of B.',
        '*C is tempting:* Because of C.',
        '[ Read the section ] [ My answer ] [ Discuss ] [ Report ]',
        '_Missed it? Read the section before three more are posted and your streak holds._',
      ].join('\n'),
    );
    expect(open?.text).toContain('_0 answered · closes <2026-11-25T09:00> · last question: 3 of 5 chose B_');
    expect(open?.buttons).toEqual(['A', 'B', 'C', 'D', 'Last answer']);
  });

  it('shows no shares below five answers', async () => {
    const chat = await asked();
    for (const as of people.slice(0, 3)) await chat.presses('C', { as });

    await chat.until('2026-11-24T09:00:00Z');

    const [closed, open] = chat.heard().filter(({ to }) => to === 'everyone');
    expect(closed?.text).toContain('\n3 answered\n*Why:* Because of B.\n[');
    expect(open?.text).toContain('· last question: 3 answered_');
  });

  it('gives the last answer again, and the reveal to who had none', async () => {
    const chat = await asked();
    await chat.presses('C', { as: 'ann' });
    await chat.until('2026-11-24T09:00:00Z');

    await chat.presses('Last answer', { as: 'ann' });
    await chat.presses('Last answer', { as: 'bob' });

    expect(chat.last('ann')).toContain('You answered C on <2026-11-23T09:00>. The first answer stays.');
    expect(chat.last('bob')).toContain(
      'You did not answer this one. Reading its section keeps your streak.\nCase',
    );
  });

  it('says that the words are gone where the last question is very old, and its buttons are out of date', async () => {
    const chat = await asked();
    await chat.presses('C', { as: 'ann' });
    await chat.until('2026-11-24T09:00:00Z');
    const old = { after: 0, atMost: 1, closedBefore: Date.parse('2026-11-25T09:00:00Z') };
    await chat.store.forgetWords(here, old);
    const [post] = await chat.store.posts(here, 2);

    await chat.presses('Last answer', { as: 'ann' });
    await chat.forges(['answer', post?.id ?? '', '2'], { as: 'bob' });

    expect(chat.last('ann')).toBe(
      'That question is so old that its text is no longer kept.\n_Only you see this._',
    );
    expect(chat.last('bob')).toBe(
      'That button is out of date. /coach shows what is current.\n_Only you see this._',
    );
  });

  it('hides the votes of an open question from who has not answered it', async () => {
    const chat = await asked();
    const [post] = await chat.store.posts(here, 1);
    await chat.presses('B', { as: 'ann' });

    await chat.forges(['mine', post?.id ?? ''], { as: 'bob' });

    expect(chat.last('bob')).toBe('You have not answered this one yet.\n_Only you see this._');
  });
});

describe('reading the section', () => {
  it('mends a missed question, and the streak says so', async () => {
    const chat = await asked();
    await chat.presses('B', { as: 'ann' });
    await chat.until('2026-11-24T09:00:00Z');
    await chat.until('2026-11-25T09:00:00Z');
    await chat.says('/streak', { as: 'ann' });
    expect(chat.last('ann')).toContain(
      'Answered in a row: 1, longest 1. You missed Tuesday: read its section, or answer it, before three more are posted and your streak holds.',
    );

    await chat.presses('Read what you missed', { as: 'ann' });
    expect(chat.last('ann')).toMatch(/^\*(Kubernetes|SLO design) › /);
    await chat.says('/streak', { as: 'ann' });

    expect(chat.last('ann')).toContain(
      'Answered in a row: 1, longest 1. You missed Tuesday and read its section, so it holds.',
    );
  });

  it('is mended by a late press as well', async () => {
    const chat = await asked();
    await chat.presses('B', { as: 'ann' });
    await chat.until('2026-11-24T09:00:00Z');
    const [, missed] = await chat.store.posts(here, 2);
    await chat.until('2026-11-25T09:00:00Z');

    await chat.forges(['answer', missed?.id ?? '', '1'], { as: 'ann' });
    await chat.says('/streak', { as: 'ann' });

    expect(chat.last('ann')).toContain('You missed Tuesday and answered it later, so it holds.');
  });

  it('is shown though it could not be noted, and says that', async () => {
    const chat = await asked();
    await chat.presses('C', { as: 'ann' });
    chat.memory.broken.add('answer');

    await chat.presses('Read the section', { as: 'ann' });

    expect(chat.last('ann')).toContain(
      'I could not record that you read it. Press the button again in a minute.',
    );
    expect(chat.last('ann')).toContain('undo it first, understand it later');
  });
});

describe('a report', () => {
  it('withdraws a question that three people and a fifth of its answerers reported', async () => {
    const chat = await asked();
    for (const as of people) await chat.presses('C', { as });
    for (const as of ['ann', 'bob']) await report(chat, as);
    expect(chat.last('bob')).toBe('Thanks, noted.\n_Only you see this._');

    await report(chat, 'cat');
    await chat.until('2026-11-23T09:01:00Z');

    expect(chat.last('cat')).toBe(
      'Thanks, noted. This question was withdrawn. It counts for nobody.\n_Only you see this._',
    );
    expect(publicText(chat)).toBe(
      [
        `*Question of the day* · ${await guideName(chat)} · withdrawn`,
        (await question(chat)).stem,
        'This question was withdrawn. It counts for nobody.',
        '[ Read the section ]',
      ].join('\n'),
    );
    await chat.says('/streak', { as: 'ann' });
    expect(chat.last('ann')).toContain('Answered in a row: 0, longest 0.');
    expect(chat.last('ann')).toContain('Nothing is due for review.\n');
  });

  it('counts one person once', async () => {
    const chat = await asked();
    await chat.presses('C', { as: 'ann' });

    for (let i = 0; i < 4; i++) await report(chat, 'ann');

    expect((await chat.store.posts(here, 1))[0]?.state).toBe('open');
  });

  it('asks again where no reason was chosen, and keeps the words', async () => {
    const chat = await asked();
    await chat.presses('C', { as: 'ann' });
    await chat.presses('Report', { as: 'ann' });

    await chat.submits({ text: ['the flag is gone'] }, { as: 'ann' });

    expect(chat.heard().at(-1)?.errors).toEqual({ reason: 'Choose what is wrong.' });
    expect(chat.heard().at(-1)?.fields.text).toEqual(['the flag is gone']);
  });
});

describe('a discussion', () => {
  const daily = 'Question of the day: ';

  it('is the link to the question, or to its thread where the conversation wants one', async () => {
    const chat = await asked();
    await chat.presses('C', { as: 'ann' });

    await chat.presses('Discuss', { as: 'ann' });

    expect(chat.last('ann')).toMatch(/^There are no threads here\. Reply to the question instead\./);
    expect(chat.last('ann')).toContain('[ Open the question -> https://chat.example/');

    await chat.says('/coach setup', admin);
    await chat.presses('More', admin);
    await chat.submits({ discussion: ['asked'] }, admin);
    await chat.presses('Discuss', { as: 'ann' });

    const previews = chat.platform.screens.map(({ card }) => card?.preview ?? '');
    const asks = previews.find((words) => words.startsWith(daily))?.slice(daily.length);
    expect(chat.last('ann')).toContain(`[ Open the thread -> https://chat.example/thread/m2#${asks} ]`);
  });
});

async function asked(): Promise<BotChat> {
  const chat = await openBotChat({ library: drillLibrary(), at: '2026-11-23T08:00:00Z' });
  await chat.says('/coach', admin);
  await chat.presses('Start', admin);
  await chat.until('2026-11-23T09:00:00Z');
  return chat;
}

async function report(chat: BotChat, as: string): Promise<void> {
  await chat.presses('Report', { as });
  await chat.submits({ reason: ['unclear'] }, { as });
}

async function question(chat: BotChat): Promise<{ stem: string; section: string; guide: string }> {
  const post = (await chat.store.posts(here, 9))[0];
  if (!post) throw new Error('nothing was posted');
  return post.question;
}

async function guideName(chat: BotChat): Promise<string> {
  const { guide } = await question(chat);
  return guide === 'slo-design' ? 'SLO design' : 'Kubernetes';
}

async function sectionName(chat: BotChat): Promise<string> {
  const { guide, section } = await question(chat);
  const library = chat.world.library();
  return `${library.guide(guide)?.short} › ${library.section(section)?.title}`;
}

function publicText(chat: BotChat): string {
  return chat.heard().findLast(({ to }) => to === 'everyone')?.text ?? '';
}
