import { describe, expect, it } from 'vitest';
import { closedCard, openCard } from '../../src/bot/quiz/question-card.ts';
import { type Epoch, type MessageId, type PostId, toQuestionId, toSectionId, toSlot } from '../../src/ids.ts';
import type { Question } from '../../src/library/model.ts';
import { toAsked } from '../../src/quiz/asked.ts';
import type { PostState } from '../../src/store/posts.ts';
import { bundled } from '../builders/bundled.ts';
import { cardWords } from '../builders/words.ts';
import { overLimits } from '../fakes/limits.ts';
import { channel } from '../fakes/platform.ts';

const closesAt: Epoch = Date.UTC(2026, 10, 24, 9);
/** A question that uses all of its limits comes to about so much. */
const most = 2600;

describe('the cards of a post', () => {
  it('hold every question of the library within the limits', async () => {
    const { library } = await bundled();
    const faults = library.questions.flatMap((question) => {
      const post = postOf(question);
      const cards = [
        openCard(post, post),
        closedCard({ ...post, state: 'closed' }),
        closedCard({ ...post, state: 'void' }),
      ];
      return cards.flatMap((card) => [
        ...overLimits(card, undefined),
        ...(cardWords(card).length > most ? [`${question.id}: ${cardWords(card).length} characters`] : []),
      ]);
    });

    expect(library.questions.length).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('say where a question from an incident comes from, and never whose', () => {
    const card = openCard({ ...postOf(plain), fromIncident: true }, undefined, { guide: 'Kubernetes' });

    expect(cardWords(card).split('\n')[0]).toBe(
      '*Question of the day* · Kubernetes · hard · from a recent incident',
    );
  });

  it('introduce the first three posts alone', () => {
    const introduced = [1, 2, 3, 4].map((sequence) =>
      cardWords(openCard({ ...postOf(plain), sequence }, undefined)).includes('Settings: /coach.'),
    );

    expect(introduced).toEqual([true, true, true, false]);
  });

  it.each([
    [[1, 2, 3, 4, 5], 'One question each working day. Nobody'],
    [[1, 2, 3, 4, 5, 6, 7], 'One question each day. Nobody'],
    [[1, 3, 5], 'One question a day on Mon, Wed, Fri. Nobody'],
    [[2], 'One question a week, on Tue. Nobody'],
    [[], '_Nobody'],
  ])('say on which days questions come: %j', (days, words) => {
    const card = openCard({ ...postOf(plain), sequence: 1 }, undefined, { days });

    expect(cardWords(card)).toContain(`${words} is named unless they ask to be. Settings: /coach.`);
  });

  it('carry no result of a question that was withdrawn', () => {
    const last: PostState = { ...postOf(plain), counts: [1, 9, 2, 0], state: 'void' };

    expect(cardWords(openCard(postOf(plain), last))).not.toContain('last question');
  });

  it('keep the words of a stem literal', () => {
    const card = openCard({ ...postOf({ ...plain, stem: 'Ping @channel <!here> now?' }) }, undefined);

    expect(card.body[0]).toEqual({
      kind: 'paragraph',
      line: [{ kind: 'text', text: 'Ping @channel <!here> now?' }],
    });
  });
});

const why = { text: 'Do it', why: 'Because.' };
const plain: Question = {
  id: toQuestionId('kubernetes-operations', 'one'),
  guide: 'kubernetes-operations',
  section: toSectionId('kubernetes-operations', 'one'),
  difficulty: 3,
  stem: 'What now?',
  choices: [why, why, why, why],
  best: 1,
  key: '0123456789',
};

function postOf(question: Question): PostState {
  return {
    id: 'post000001' as PostId,
    place: channel('sre-daily'),
    slot: toSlot('2026-11-23'),
    sequence: 3,
    question: toAsked(question),
    fromIncident: false,
    plannedAt: closesAt - 86_400_000,
    closesAt,
    message: 'm1' as MessageId,
    state: 'open',
    counts: [120, 340, 56, 7],
  };
}
