import { describe, expect, it } from 'vitest';
import type { BotChat } from '../builders/bot-chat.ts';
import { admin, here, open, started } from '../builders/setup-chat.ts';

const nine = '2026-11-23T09:00:00Z';

/** Where the bot is no member. */
async function outside(): Promise<BotChat> {
  const chat = await open();
  chat.platform.settings.posts = 'forbidden';
  await chat.says('/coach', admin);
  return chat;
}

const posted = (chat: BotChat): number =>
  chat.platform.screens.filter(({ mark }) => mark !== undefined).length;

describe('set up where nothing can be posted', () => {
  it('says at Start what to do, claims no run, and keeps what was started', async () => {
    const chat = await outside();

    await chat.presses('Start', admin);

    expect(chat.last('admin')).toBe(
      [
        '*Suspended:* I cannot post in #fake:T1/sre-daily. I am not in it.',
        'Write /invite @Coach there, and the questions continue. Suspended since <2026-11-23T08:00>.',
        'Mon–Fri at 10:00, Europe/Berlin, from 2 guides on incidents and running systems.',
        'Names on a board: only people who ask. Difficulty: any. Discussion thread: no. Mentions: nobody.',
        'Closes when the next is posted. Days without a question: none.',
        '12 questions, 2 weeks before one repeats. Changed by {fake:T1/admin} on <2026-11-23>.',
        '[ Resume ] [ Change ] [ More ] [ Watch incidents ]',
        '( More to do )',
        '_You get this because you manage this channel. Only you see this._',
      ].join('\n'),
    );
    expect(await chat.store.nextDue(here)).toBeUndefined();
    await chat.until(nine);
    expect(posted(chat)).toBe(0);
  });

  it('keeps what was typed in a form, and runs by it once the remedy was followed', async () => {
    const chat = await outside();
    await chat.presses('Change first', admin);
    await chat.submits({ time: ['10:30'] }, admin);
    const before = chat.last('admin');
    chat.platform.settings.posts = 'sent';

    await chat.presses('Resume', admin);

    expect(before).toContain('*Suspended:* I cannot post');
    expect(chat.last('admin')).toContain('*Coach in* #fake:T1/sre-daily\nNext: <2026-11-23T09:30>, ');
  });

  it('says at Resume and at Post now that nothing has changed', async () => {
    const chat = await outside();
    await chat.presses('Start', admin);

    await chat.presses('Resume', admin);
    const resumed = chat.last('admin');
    await chat.forges(['postnow'], admin);

    expect(resumed).toContain('*Suspended:* I cannot post in #fake:T1/sre-daily. I am not in it.\n');
    expect(chat.last('admin')).toBe(resumed);
    expect(posted(chat)).toBe(0);
  });

  it('says at Post now what has come between, and posts where that is mended', async () => {
    const chat = await started();
    chat.platform.settings.posts = 'forbidden';
    await chat.presses('Post now', admin);
    const refused = chat.last('admin');
    chat.platform.settings.posts = 'sent';

    await chat.forges(['postnow'], admin);

    expect(refused).toContain('*Suspended:* I cannot post in #fake:T1/sre-daily. I am not in it.');
    expect(chat.last('admin')).toContain('Posted.');
    expect(posted(chat)).toBe(1);
  });

  it('joins by a press where the platform allows that, and goes on', async () => {
    const chat = await outside();
    chat.platform.settings.joinable = true;
    await chat.presses('Start', admin);

    await chat.presses('Join the channel', admin);

    expect(chat.last('admin')).toContain('*Coach in* #fake:T1/sre-daily\nNext: <2026-11-23T09:00>, ');
  });

  it('goes on where it cannot be told', async () => {
    const chat = await open();
    chat.platform.settings.tells = 'cannot tell';
    await chat.says('/coach', admin);

    await chat.presses('Start', admin);

    expect(chat.last('admin')).toContain('Next: <2026-11-23T09:00>, ');
  });

  it('leaves it to a person where a post was refused though the platform had allowed it', async () => {
    const chat = await started();
    chat.platform.settings.tells = 'can';
    chat.platform.settings.posts = 'forbidden';
    await chat.until(nine);

    await chat.says('/coach setup', admin);
    const shown = chat.last('admin');
    chat.platform.settings.posts = 'sent';
    await chat.presses('Resume', admin);

    expect(shown).toContain(
      [
        '*Suspended:* I cannot post in #fake:T1/sre-daily. I have access, and my last post was still refused.',
        'See who may post there, then press Resume. Suspended since <2026-11-23T09:00>.',
      ].join('\n'),
    );
    expect(chat.last('admin')).toContain('Next: <2026-11-24T09:00>, ');
  });
});
