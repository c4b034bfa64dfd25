import { describe, expect, it } from 'vitest';
import { decodeSession, encodeSession } from '../../src/bot/quiz/session.ts';
import { type BotChat, openBotChat } from '../builders/bot-chat.ts';
import { drillLibrary } from '../builders/drill-library.ts';
import { channel, memberId } from '../fakes/platform.ts';

const here = channel('sre-daily').conversation;
const ann = { as: 'ann' };

describe('practice', () => {
  it('asks a question in private and judges it in private', async () => {
    const chat = await open();

    await chat.says('/quiz kubernetes', ann);
    expect(chat.last('ann')).toMatch(
      /^\*Practice\* · Kubernetes · medium\nCase \d of kubernetes-operations\. What do you do first\?\n\*A\* {2}Do A/,
    );
    await chat.presses('C', ann);

    expect(chat.last('ann')).toMatch(
      /^\*✗ You chose C\. The best answer is B\.\*\n\*Why not C:\* Because of C\.\n\*Why B:\* Because of B\.\n\*Read:\* Kubernetes › .* \(3 min\)\n\[ Next question \] \[ Read the section \]\n_Comes back to you in private around <2026-11-24>\. Only you see this\._$/,
    );
    expect(chat.heard().every(({ to }) => to === 'ann')).toBe(true);
  });

  it('goes on within the topic, with another question', async () => {
    const chat = await open();
    await chat.says('/quiz slo', ann);
    const first = chat.last('ann');
    await chat.presses('B', ann);

    await chat.presses('Next question', ann);

    expect(chat.last('ann')).toMatch(/^\*Practice\* · SLO design · medium\n/);
    expect(chat.last('ann').split('\n')[1]).not.toBe(first.split('\n')[1]);
  });

  it('counts one card once, however often and whatever is pressed', async () => {
    const chat = await open();
    await chat.says('/quiz', ann);
    await chat.presses('C', ann);

    await chat.presses('B', ann);

    expect(await chat.store.attempts(memberId('ann'))).toMatchObject([{ isRight: false }]);
    expect(chat.last('ann')).toContain('Your first answer on this card counts.');
  });

  it('says what there is where no guide fits', async () => {
    const chat = await open();

    await chat.says('/quiz zzzz', ann);

    expect(chat.last('ann')).toBe('*No questions on "zzzz".*\n( Choose a topic )\n_Only you see this._');
    expect(chat.heard().at(-1)?.buttons).toEqual(['Kubernetes', 'SLO design']);
  });

  it('never draws the question that is open in the channel, nor judges it', async () => {
    const chat = await asked();
    const [post] = await chat.store.posts(here, 1);
    const open = chat.world.library().question(post?.question.id ?? '');
    for (let i = 0; i < 30; i++) await chat.says('/quiz', ann);
    expect(chat.heard().filter(({ to, text }) => to === 'ann' && text.includes(open?.stem ?? '?'))).toEqual(
      [],
    );

    await chat.forges(['try', open?.key ?? '', '1', 'd', '0'], ann);

    expect(chat.last('ann')).toContain(
      'This is a question of the day right now: answer it in its channel first.',
    );
    expect(await chat.store.attempts(memberId('ann'))).toEqual([]);
  });

  it('keeps the open question of their channel from who practises in a direct message', async () => {
    const chat = await asked();
    await chat.presses('B', ann);
    const [post] = await chat.store.posts(here, 1);

    for (let i = 0; i < 30; i++) await chat.says('/quiz', { ...ann, in: 'direct' });

    const drawn = chat.heard().filter(({ to, in: where }) => to === 'ann' && where === 'direct');
    expect(drawn).toHaveLength(30);
    expect(drawn.filter(({ text }) => text.includes(post?.question.stem ?? '?'))).toEqual([]);
  });

  it('says that a try could not be saved', async () => {
    const chat = await open();
    await chat.says('/quiz', ann);
    chat.memory.isAway = true;

    await chat.presses('B', ann);

    expect(chat.last('ann')).toContain(
      'I could not save your answer. Press the letter again in a minute: nothing was counted.',
    );
  });
});

describe('the review', () => {
  it('brings back what was wrong, in a short session, and says when it is done', async () => {
    const chat = await open();
    for (let i = 0; i < 2; i++) await miss(chat);
    await chat.says('/quiz review', ann);
    expect(chat.last('ann')).toBe(
      '*Nothing is due for review.* The next one comes back around <2026-11-24>.\n[ Quiz me ]\n_Only you see this._',
    );
    await chat.until('2026-11-24T08:30:00Z');

    await chat.says('/quiz review', ann);
    expect(chat.last('ann')).toMatch(/^\*Review 1 of 2\* · /);
    await chat.presses('B', ann);
    await chat.presses('Next question', ann);
    expect(chat.last('ann')).toMatch(/^\*Review 2 of 2\* · /);
    await chat.presses('B', ann);

    expect(chat.last('ann')).toContain('Review done: 2 questions. Only you see this.');
    await chat.says('/streak', ann);
    expect(chat.last('ann')).toContain('Missed once, right when it came back: 2 of 2');
  });

  it('takes five at a time', async () => {
    const chat = await open();
    for (let i = 0; i < 7; i++) await miss(chat);
    await chat.until('2026-11-25T08:30:00Z');
    await chat.says('/quiz review', ann);

    for (let i = 1; i < 5; i++) {
      await chat.presses('B', ann);
      await chat.presses('Next question', ann);
    }
    expect(chat.last('ann')).toMatch(/^\*Review 5 of 5\* · /);
    await chat.presses('B', ann);

    expect(chat.heard().at(-1)?.buttons).toEqual(['Review 2 more', 'Read the section']);
  });

  it('waits with a question that is open in the channel', async () => {
    const chat = await asked();
    await chat.presses('C', ann);

    await chat.says('/quiz review', ann);

    expect(chat.last('ann')).toContain('Nothing is due for review.');
  });
});

describe('a session', () => {
  it.each(['d', 'd0123456789', 'r1.1', 'r3.5'])('comes back from a button as %s', (text) => {
    const session = decodeSession(text);

    expect(session && encodeSession(session)).toBe(text);
  });

  it.each(['', 'r', 'r2.1', 'r0.5', 'r10.20', 'dshort', 'x1'])('does not come back from %s', (text) => {
    expect(decodeSession(text)).toBeUndefined();
  });
});

function open(): Promise<BotChat> {
  return openBotChat({ library: drillLibrary(), at: '2026-11-23T08:00:00Z' });
}

async function asked(): Promise<BotChat> {
  const chat = await open();
  await chat.says('/coach', { as: 'admin' });
  await chat.presses('Start', { as: 'admin' });
  await chat.until('2026-11-23T09:00:00Z');
  return chat;
}

async function miss(chat: BotChat): Promise<void> {
  await chat.says('/quiz', ann);
  await chat.presses('C', ann);
}
