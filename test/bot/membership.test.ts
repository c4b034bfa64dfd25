import { describe, expect, it } from 'vitest';
import { here, open, started } from '../builders/setup-chat.ts';
import { memberId } from '../fakes/platform.ts';

describe('membership', () => {
  it('tells whoever invited it what is off, in private', async () => {
    const chat = await open();

    await chat.sends('membership', 'invited', 'second');

    expect(chat.heard().map(({ to }) => to)).toEqual(['second']);
    expect(chat.last('second')).toBe(
      [
        '*Coach is in* #fake:T1/sre-daily',
        'Ask with /guide and a few words. Two things are off until you want them:',
        '[ Start daily questions ] [ Watch for incidents ] [ Help ]',
        '_Only you see this._',
      ].join('\n'),
    );
  });

  it('says that it goes on after a suspension, and nothing where it never stood still', async () => {
    const chat = await started();
    const before = chat.heard().length;

    await chat.sends('membership', 'invited', 'second');
    expect(chat.heard()).toHaveLength(before);
    await chat.sends('membership', 'archived');
    await chat.sends('membership', 'restored', 'second');

    expect(chat.last('second')).toBe(
      'Back in #fake:T1/sre-daily. The next question is <2026-11-23T09:00>.\n_Only you see this._',
    );
  });

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
