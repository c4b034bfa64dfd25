import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { TeamId } from '../../src/ids.ts';
import { readDeck } from '../../src/notes/deck.ts';
import { admin, here, started } from '../builders/setup-chat.ts';
import { memberId } from '../fakes/platform.ts';

const team = 'fake:T1' as TeamId;
const ann = { as: 'ann' };
const typed = {
  stem: ['The @everyone pager rings twice. What is **first**? <!here>'],
  right: ['Acknowledge it'],
  wrong: ['Sleep on\nCall [mum](https://evil.example)\n\nDelete `prod`'],
  why: ['So that nobody else is paged.'],
  guide: ['kubernetes'],
};

async function suggested(values: Partial<typeof typed> = {}) {
  const chat = await started();
  await chat.says('/coach suggest', ann);
  await chat.presses('Write it', ann);
  await chat.submits({ ...typed, ...values }, ann);
  return chat;
}

describe('a question that a member suggests', () => {
  it('says what becomes of it before it is typed', async () => {
    const chat = await started();

    await chat.says('/coach suggest', ann);

    expect(chat.last('ann')).toBe(
      [
        '*Suggest a question*',
        'It is stored with your id. An admin reads it first, and nobody is named when it is asked. Deleting your data removes it.',
        '[ Write it ]',
        '_Only you see this._',
      ].join('\n'),
    );
    expect(await readDeck(chat.store, team)).toEqual({ waiting: [], approved: [] });
  });

  it('is approved by an admin in a direct message, and asked like the others, as it was typed', async () => {
    const chat = await suggested();
    expect(chat.last('ann')).toMatch(/^Thanks\. An admin reads it before anyone else does\./);
    expect(chat.last('admin')).toContain('The @everyone pager rings twice. What is **first**? <!here>');
    expect(chat.last('admin')).not.toContain('ann');
    expect(chat.last('admin')).toMatch(/Call \[mum\]\(https:\/\/evil\.example\)/);

    await chat.presses('Approve', admin);

    expect(chat.last('admin')).toMatch(/^Approved\. It will come up like any other question\./);
    expect(chat.last('ann')).toMatch(
      /^Your question was approved and will be asked in #fake:T1\/sre-daily\./,
    );
    await chat.says('/coach setup', admin);
    expect(chat.last('admin')).toContain('13 questions, ');
    for (let day = 23; day < 43; day++) await chat.until(new Date(Date.UTC(2026, 10, day, 9)).toISOString());
    const posts = await chat.store.posts(here, 99);
    expect(posts.map(({ question }) => question.id)).toContainEqual(expect.stringContaining('/suggested-'));
  });

  it('is gone when it is declined, and decided once', async () => {
    const chat = await suggested();

    await chat.presses('Decline', admin);

    expect(chat.last('admin')).toMatch(/^Declined, and removed\./);
    expect(await readDeck(chat.store, team)).toEqual({ waiting: [], approved: [] });
    await chat.forges(['approve', 'x', 'fake:T1/sre-daily'], admin);
    expect(chat.last('admin')).toContain('out of date');
  });

  it('is decided by nobody who does not manage the channel', async () => {
    const chat = await suggested();
    const [waiting] = (await readDeck(chat.store, team)).waiting;

    await chat.forges(['approve', waiting?.id ?? '', 'fake:T1/sre-daily'], ann);

    expect(chat.last('ann')).toMatch(/^Only people who manage this channel can do that/);
    expect((await readDeck(chat.store, team)).waiting).toHaveLength(1);
  });

  it('is read, decided and exported by nobody who manages one channel of the team alone', async () => {
    const chat = await started();
    chat.platform.settings.admins = [memberId('mal'), memberId('admin')];
    const mal = { as: 'mal', in: 'my-own' };
    await chat.says('/coach suggest', ann);
    await chat.presses('Write it', ann);
    await chat.submits(typed, ann);
    const [waiting] = (await readDeck(chat.store, team)).waiting;
    const seen: string[] = [];

    await chat.says('/coach suggestions', mal);
    seen.push(chat.last('mal'));
    for (const act of ['approve', 'decline'] as const) {
      await chat.forges([act, waiting?.id ?? '', 'fake:T1/my-own'], mal);
      seen.push(chat.last('mal'));
    }
    await chat.forges(['deckfile', 'fake:T1/my-own'], mal);
    seen.push(chat.last('mal'));

    const refusal =
      'This applies to the whole team: only people who manage all of it can do that.\n_Only you see this._';
    expect(seen).toEqual(Array(4).fill(refusal));
    expect(chat.heard().filter(({ to, in: where }) => to === 'mal' && where === 'direct')).toEqual([]);
    expect(chat.last('admin')).toContain('The @everyone pager rings twice.');
    expect((await readDeck(chat.store, team)).waiting).toHaveLength(1);
  });

  it('tells its author nothing of a channel that they may no longer read', async () => {
    const chat = await suggested();
    chat.platform.settings.outsiders = [memberId('ann')];

    await chat.presses('Approve', admin);

    expect((await readDeck(chat.store, team)).approved).toHaveLength(1);
    expect(chat.last('ann')).not.toContain('approved');
  });

  it.each([
    [{ wrong: ['one\ntwo'] }, { wrong: 'Write three answers, one per line. Found: 2.' }],
    [{ stem: ['!'.repeat(301)] }, { stem: 'Shorter, please: at most 600 characters.' }],
    [{ guide: ['zzzz qqqq'] }, { guide: 'No guide matches these words. Try words from its title.' }],
    [{ right: [' '] }, { right: 'Write something here.' }],
  ])('is refused at its field: %j', async (values, errors) => {
    const chat = await suggested(values);

    expect(chat.heard().at(-1)?.errors).toEqual(errors);
    expect((await readDeck(chat.store, team)).waiting).toEqual([]);
  });

  it('is one of three at most that wait for an admin', async () => {
    const chat = await suggested();
    for (let i = 0; i < 3; i++) {
      await chat.says('/coach suggest', ann);
      await chat.presses('Write it', ann);
      await chat.submits(typed, ann);
    }

    expect(chat.last('ann')).toMatch(
      /^3 of your questions are waiting for an admin already, so this one was not stored\./,
    );
    expect((await readDeck(chat.store, team)).waiting).toHaveLength(3);
  });

  it('goes with the data of who wrote it', async () => {
    const chat = await suggested();
    await chat.presses('Approve', admin);

    await chat.store.forget(memberId('ann'));

    expect(await readDeck(chat.store, team)).toEqual({ waiting: [], approved: [] });
  });

  it('is exported as the file that the library reads', async () => {
    const chat = await suggested();
    await chat.presses('Approve', admin);
    await chat.says('/coach suggestions', admin);

    await chat.presses('Export', admin);

    const file = chat.platform.screens.findLast(({ card }) => card?.file)?.card?.file;
    expect(file?.name).toBe('questions.yaml');
    expect(parse(file?.text ?? '')).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^suggested-[0-9a-z]{10}$/),
        section: expect.stringContaining('#'),
        difficulty: 2,
        stem: expect.stringContaining('\\@everyone'),
        answer: expect.stringMatching(/^[A-D]$/),
      }),
    ]);
  });
});
