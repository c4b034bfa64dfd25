import type { Card, Reply } from '../../card/card.ts';
import { line } from '../../card/line.ts';
import type { EventId, MemberId } from '../../ids.ts';
import type { Library, Question } from '../../library/model.ts';
import { comesBackAt } from '../../quiz/review.ts';
import { libraryOf } from '../deck/near.ts';
import { outOfDate, privately } from '../failures.ts';
import { paged } from '../find/presses.ts';
import { teamMeant } from '../team-meant.ts';
import type { Of, World } from '../world.ts';
import { demandCard } from './demand.ts';
import { readFacts } from './facts.ts';
import { openQuestions } from './open-questions.ts';
import { drillPlace } from './place.ts';
import { triedCard } from './practice-card.ts';
import { queueOf } from './queue.ts';
import { reviewCard } from './review.ts';
import { notSaved, saving } from './saving.ts';
import type { Session } from './session.ts';

/** A letter on a practice card. A question that is open where they are is neither judged nor given away. */
export async function tryQuestion(
  world: World,
  incoming: Of<'choice'>,
  [key, choice, session, stamp]: readonly [string, number, Session, string],
): Promise<Reply> {
  const library = await saving(world, () => libraryOf(world, incoming));
  if (library === undefined) return notSaved();
  const question = library.question(key);
  if (!question) return outOfDate();
  const tried = { library, question, choice, session, stamp };
  const saved = await saving(world, () => save(world, incoming, tried));
  if (saved === undefined) return notSaved();
  if (saved === 'open')
    return privately(line`This is a question of the day right now: answer it in its channel first.`);
  return { kind: 'card', to: 'asker', card: await readVerdict(world, incoming, tried) };
}

/** "Next question" of a session. */
export async function nextQuestion(
  world: World,
  incoming: Of<'choice'>,
  [session]: readonly [Session],
): Promise<Reply> {
  if (session.kind === 'review') return paged(incoming, await reviewCard(world, incoming, session));
  const section = session.sectionKey === undefined ? undefined : world.library().section(session.sectionKey);
  if (session.sectionKey !== undefined && !section) return outOfDate();
  return paged(incoming, await demandCard(world, incoming, section?.guide));
}

interface Try {
  readonly library: Library;
  readonly question: Question;
  readonly choice: number;
  readonly session: Session;
  readonly stamp: string;
}

async function save(world: World, incoming: Of<'choice'>, tried: Try): Promise<'open' | 'saved'> {
  const { question, choice } = tried;
  const open = await openQuestions(world, incoming);
  if (open.includes(question.id)) return 'open';
  await world.store.attempt({
    member: incoming.member,
    team: (await teamMeant(world, incoming)) ?? incoming.place.team,
    question: question.id,
    section: question.section,
    isRight: choice === question.best,
    at: incoming.at,
    event: tryId(incoming.member, tried),
  });
  return 'saved';
}

/** One card is one try, however often it is pressed: the card's stamp and question stand for the event. */
function tryId(member: MemberId, { question, stamp }: Try): EventId {
  return `try:${member}:${question.key}:${stamp}` as EventId; // minted here, since no platform sees it
}

/** The try is stored by now: what cannot be read is left out. */
async function readVerdict(world: World, incoming: Of<'choice'>, tried: Try): Promise<Card> {
  const { library, question, choice, session } = tried;
  const { isDirect } = incoming;
  const shown = { question, choice, session, isDirect };
  try {
    const facts = await readFacts(world, incoming.member, await drillPlace(world, incoming));
    const stored = facts.learning.attempts.find(({ event }) => event === tryId(incoming.member, tried));
    const { due } = queueOf(library, facts);
    return triedCard(library, {
      ...shown,
      comesBackAt: comesBackAt(facts.learning, question.id),
      due: due.length,
      isAgain: stored !== undefined && stored.isRight !== (choice === question.best),
    });
  } catch (error) {
    world.log.warn({ err: error }, 'the details of a verdict could not be read');
    return triedCard(library, { ...shown, comesBackAt: undefined, due: 0, isAgain: false });
  }
}
