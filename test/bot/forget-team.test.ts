import { describe, expect, it } from 'vitest';
import type { TeamId } from '../../src/ids.ts';
import { readOut } from '../../src/notes/out.ts';
import { here, open, started } from '../builders/setup-chat.ts';
import { memberId } from '../fakes/platform.ts';

const team = 'fake:T1' as TeamId;

/** A question that was answered, in a team that the bot is then put out of. */
async function putOut() {
  const chat = await started();
  await chat.until('2026-11-23T09:00:00Z');
  await chat.presses('A', { as: 'first' });
  await chat.sends('membership', 'removed');
  await chat.sends('membership', 'put out');
  chat.platform.settings.isIn = 'gone';
  return chat;
}

describe('a team that the bot was put out of', () => {
  it('is gone after thirty days, with its members', async () => {
    const chat = await putOut();

    await chat.until('2026-12-22T09:00:00Z');
    expect(await chat.store.schedule(here)).toBeDefined();
    expect(await chat.store.answers(memberId('first'), here)).toHaveLength(1);
    await chat.until('2026-12-25T09:00:00Z');

    const left = [];
    for await (const fact of chat.store.facts()) left.push(fact);
    expect(left.filter((fact) => !(fact.kind === 'note' && fact.of === 'months'))).toEqual([]);
  });

  it('keeps everything where the bot is let in again, or it cannot be told', async () => {
    for (const found of ['here', 'cannot tell'] as const) {
      const chat = await putOut();
      chat.platform.settings.isIn = found;

      await chat.until('2026-12-25T09:00:00Z');

      expect(await chat.store.answers(memberId('first'), here)).toHaveLength(1);
      expect(await readOut(chat.store)).toHaveLength(found === 'here' ? 0 : 1);
    }
  });

  it('begins to wait anew after an invitation', async () => {
    const chat = await putOut();
    await chat.until('2026-12-20T09:00:00Z');
    await chat.sends('membership', 'invited');
    await chat.sends('membership', 'put out');

    await chat.until('2026-12-25T09:00:00Z');

    expect(await chat.store.answers(memberId('first'), here)).toHaveLength(1);
  });

  it('is noticed though the bot was stopped when it happened', async () => {
    const chat = await started();
    await chat.until('2026-11-23T09:00:00Z');
    chat.platform.settings.isIn = 'gone';

    await chat.until('2026-11-25T09:00:00Z');
    expect((await readOut(chat.store)).map((out) => out.team)).toEqual([team]);
  });
});

describe('deleting what is kept of a member', () => {
  it('can be of one team alone, where something is from elsewhere too', async () => {
    const chat = await open();
    const elsewhere = { team: 'fake:T2' as TeamId, at: 5 };
    await chat.store.note('member', memberId('ann'), {
      'home fake:T2/C1': elsewhere,
      'home fake:T1/sre-daily': { team, at: 4 },
    });
    await chat.says('/coach privacy', { as: 'ann' });
    await chat.presses('Delete everything', { as: 'ann' });

    await chat.submits({ what: ['here'], confirm: ['delete'] }, { as: 'ann' });

    expect(chat.last('ann')).toBe(
      'Done. Your data from here is gone. Data from elsewhere stays.\n_Only you see this._',
    );
    expect(await chat.store.read('member', memberId('ann'))).toMatchObject({ 'home fake:T2/C1': elsewhere });
    expect(await chat.store.read('member', memberId('ann'))).not.toHaveProperty(['home fake:T1/sre-daily']);
  });

  it('asks nothing of where for one who is nowhere else', async () => {
    const chat = await open();
    await chat.says('/coach privacy', { as: 'ann' });

    await chat.presses('Delete everything', { as: 'ann' });

    expect(chat.platform.screens.at(-1)?.form?.fields.map(({ name }) => name)).toEqual(['confirm']);
  });
});
