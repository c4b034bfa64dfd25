import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, TeamId } from '../../src/ids.ts';
import { readDeck } from '../../src/notes/deck.ts';
import { noteAnswering } from '../../src/notes/member.ts';
import type { BotChat } from '../builders/bot-chat.ts';
import { admin, here, started } from '../builders/setup-chat.ts';
import { memberId } from '../fakes/platform.ts';

const team = 'fake:T1' as TeamId;
const ann = { as: 'ann' };
const stem = 'Which of our pagers is loudest?';

describe("a team's own question", () => {
  let chat: BotChat;
  beforeEach(async () => {
    chat = await started();
    await chat.says('/coach suggest', ann);
    await chat.presses('Write it', ann);
    const wrong = 'The red one\nThe blue one\nThe green one';
    const why = 'Everybody has heard it.';
    await chat.submits(
      { stem: [stem], right: ['The old one'], wrong: [wrong], why: [why], guide: ['kubernetes'] },
      ann,
    );
    await chat.presses('Approve', admin);
  });

  it('comes in practice, marked, and comes back in review where it was missed, marked too', async () => {
    const drawn = await practised(chat, {});
    expect(drawn).toMatch(/^\*Practice\* · Kubernetes · medium · from your team\n/);

    await chat.presses(await wrongLetter(chat), ann);
    expect(chat.last('ann')).toContain('_A question from your team. Comes back to you in private around ');
    await chat.until('2026-11-24T09:00:00Z');
    await chat.says('/streak', ann);
    await chat.presses('Review 1 now', ann);

    expect(chat.last('ann')).toMatch(/^\*Review 1 of 1\* · Kubernetes · medium · from your team\n/);
    expect(chat.last('ann')).toContain(stem);
  });

  it('comes in a direct message to those who answer in the team, and to nobody else', async () => {
    expect(await practised(chat, { in: 'direct' })).toBeUndefined();
    await answersHere(chat);

    expect(await practised(chat, { in: 'direct' })).toContain('from your team');
  });

  it('is drawn in no other team, and comes back there to who answers here and may read still', async () => {
    await answersHere(chat);
    await practised(chat, {});
    await chat.presses(await wrongLetter(chat), ann);
    const pressedThere = async (label: string) => {
      const { card } = chat.platform.screens.findLast((one) => one.to === memberId('ann')) ?? {};
      chat.platform.show({ place: elsewhere, isDirect: false, to: memberId('ann'), card });
      await chat.presses(label, ann);
      return chat.last('ann');
    };
    const drawn: string[] = [];
    for (let i = 0; i < 20; i++) {
      drawn.push(await pressedThere('Next question'));
      await chat.presses('B', ann);
    }
    await chat.until('2026-11-24T09:00:00Z');
    await chat.says('/streak', ann);
    const review = await pressedThere('Review 1 now');
    chat.platform.settings.outsiders = [memberId('ann')];
    const letters = await pressedThere('A');

    expect(drawn.join()).not.toContain(stem);
    expect(review).toContain(stem);
    expect(letters).toMatch(/^That button is out of date\./);
  });

  it('is marked as the question of the day, in the verdict and when it is closed', async () => {
    await postedOwn(chat);
    const open = chat.heard().at(-1)?.text;
    await chat.presses(await wrongLetter(chat), ann);
    const verdict = chat.last('ann');
    await chat.until(new Date(chat.now() + 4 * 86_400_000).toISOString());
    const closed = chat.heard().find(({ text }) => text.includes(stem) && text.includes('closed'))?.text;

    expect(open).toMatch(/^\*Question of the day\* · Kubernetes · medium · from your team\n/);
    expect(verdict).toContain('_A question from your team. Comes back to you in private around ');
    expect(closed).toMatch(/^\*Question of the day\* · Kubernetes · from your team · closed\n/);
  });
});

const elsewhere = { team: 'fake:T2' as TeamId, conversation: 'fake:T2/ops' as ConversationId };

const answersHere = (chat: BotChat) =>
  noteAnswering(chat.store, memberId('ann'), { place: { team, conversation: here }, at: chat.now() });

/** The card with the team's own question, once all of its guide were drawn; undefined: it was not among them. */
async function practised(chat: BotChat, where: { readonly in?: string }): Promise<string | undefined> {
  for (let i = 0; i < 7; i++) {
    await chat.says('/quiz kubernetes', { ...ann, ...where });
    const card = chat.last('ann');
    if (card.includes(stem)) return card;
    await chat.presses('B', ann);
  }
  return undefined;
}

async function wrongLetter(chat: BotChat): Promise<string> {
  const [own] = (await readDeck(chat.store, team)).approved;
  return own?.best === 0 ? 'B' : 'A';
}

async function postedOwn(chat: BotChat): Promise<void> {
  for (let day = 23; day < 50; day++) {
    await chat.until(new Date(Date.UTC(2026, 10, day, 9)).toISOString());
    if (chat.heard().at(-1)?.text.includes(stem)) return;
  }
  throw new Error('it was never asked');
}
