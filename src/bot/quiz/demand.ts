import type { Card, Reply } from '../../card/card.ts';
import { line, notice } from '../../card/line.ts';
import type { Incoming } from '../../platform.ts';
import { drawQuestion } from '../../quiz/draw.ts';
import { libraryNear } from '../deck/near.ts';
import { outOfDate } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { openQuestions } from './open-questions.ts';
import { practiceCard } from './practice-card.ts';

const notAgainFor = 50;

/** "Quiz me" on a section: a question of its guide. */
export async function quizMe(world: World, incoming: Of<'choice'>, [key]: readonly [string]): Promise<Reply> {
  const section = world.library().section(key);
  if (!section) return outOfDate();
  return { kind: 'card', to: 'asker', card: await demandCard(world, incoming, section.guide) };
}

/** "Show me one", "Quiz me" with no topic. */
export async function quizAny(world: World, incoming: Of<'choice'>): Promise<Reply> {
  return { kind: 'card', to: 'asker', card: await demandCard(world, incoming, undefined) };
}

/** A question on demand, on a topic or on any: none that is open here, none tried lately while others are left. */
export async function demandCard(world: World, incoming: Incoming, topic: string | undefined): Promise<Card> {
  const [library, open, attempts] = await Promise.all([
    libraryNear(world, incoming),
    openQuestions(world, incoming),
    world.store.attempts(incoming.member),
  ]);
  const asked = attempts.slice(-notAgainFor).map((attempt) => attempt.question);
  const question = drawQuestion({ library, topic, seed: incoming.id, asked, closedTo: open });
  if (!question) return noneCard();
  const guide = topic === undefined ? undefined : library.guide(question.guide);
  return practiceCard(library, question, {
    session: { kind: 'demand', sectionKey: guide?.sections[0]?.key },
    stamp: incoming.at.toString(36),
    isDirect: incoming.isDirect,
  });
}

function noneCard(): Card {
  return notice(
    'Practice',
    line`There is no question for that: the library has none, or its only one is the question of the day.`,
  );
}
