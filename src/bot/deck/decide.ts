import type { Card, Reply } from '../../card/card.ts';
import { bold, command, conversation, line, notice, paragraph } from '../../card/line.ts';
import { plural } from '../../card/words.ts';
import { type ConversationId, type MemberId, type Place, teamOf } from '../../ids.ts';
import { parseMarkdown } from '../../library/markdown.ts';
import { toQuestionsYaml } from '../../library/questions-yaml.ts';
import { noteDecided, readDeck, type Suggestion } from '../../notes/deck.ts';
import { questionOf } from '../../quiz/deck.ts';
import { outOfDate, privately } from '../failures.ts';
import { paged } from '../find/presses.ts';
import { choiceBlocks, letterOf, readLine, whyBlocks } from '../quiz/wording.ts';
import { refuseAt, refuseOverTeam } from '../settings/admin.ts';
import type { Of, World } from '../world.ts';
import { deckActs } from './acts.ts';

/** The question as it would be posted, for an admin. */
export function suggestionCard(world: World, suggestion: Suggestion, where: ConversationId): Card {
  const question = questionOf(suggestion);
  const section = world.library().section(suggestion.section);
  return notice('Suggested question', line`${bold('A question suggested in')} ${conversation(where)}`, {
    body: question
      ? [
          ...parseMarkdown(question.stem),
          ...choiceBlocks(question),
          ...whyBlocks(question, question.best, `Best is ${letterOf(question.best)}:`),
          ...(section ? [paragraph(readLine(world.library(), section))] : []),
        ]
      : [],
    buttons: [
      { label: 'Approve', act: deckActs.approve(suggestion.id, where) },
      { label: 'Decline', act: deckActs.decline(suggestion.id, where) },
    ],
    small: [line`If you approve it, it is asked here like any other question, and nobody is named.`],
  });
}

/** `/coach suggestions`, for who manages the team: what waits, one after another. */
export async function deckCard(world: World, place: Place): Promise<Card> {
  const { waiting, approved } = await readDeck(world.store, place.team);
  const [next] = waiting;
  if (next) return suggestionCard(world, next, place.conversation);
  return notice('Suggested questions', line`${bold('No suggested questions are waiting.')}`, {
    body: [
      paragraph(
        line`${plural(approved.length, 'question')} of your own. ${command('coach')} suggest adds another.`,
      ),
    ],
    buttons: approved.length > 0 ? [{ label: 'Export', act: deckActs.deckfile(place.conversation) }] : [],
  });
}

type Where = readonly [string, ConversationId];

export const approve = (world: World, incoming: Of<'choice'>, of: Where): Promise<Reply> =>
  decide(world, incoming, { of, isApproved: true });

export const decline = (world: World, incoming: Of<'choice'>, of: Where): Promise<Reply> =>
  decide(world, incoming, { of, isApproved: false });

/** A deck is the whole team's: it is written in every channel, private ones too, and asked in all of them. */
async function refuseDeck(world: World, member: MemberId, place: Place): Promise<Reply | undefined> {
  return (await refuseAt(world, member, place)) ?? refuseOverTeam(world, member, place);
}

/** Pressed in a direct message, where the admin was told. The first decision stands. */
async function decide(
  world: World,
  incoming: Of<'choice'>,
  { of: [id, where], isApproved }: { readonly of: Where; readonly isApproved: boolean },
): Promise<Reply> {
  const place = { team: teamOf(where, incoming.place), conversation: where };
  const refused = await refuseDeck(world, incoming.member, place);
  if (refused) return refused;
  const suggestion = (await readDeck(world.store, place.team)).waiting.find((one) => one.id === id);
  if (!suggestion) return outOfDate();
  await noteDecided(world.store, place.team, { suggestion, isApproved });
  if (isApproved && (await world.platform.canRead(suggestion.by, place)))
    await world.platform.whisper(
      suggestion.by,
      notice(
        'Suggested question',
        line`Your question was approved and will be asked in ${conversation(where)}.`,
        {
          small: [],
        },
      ),
    );
  const done = isApproved
    ? line`Approved. It will come up like any other question.`
    : line`Declined, and removed.`;
  return paged(incoming, notice('Suggested question', done));
}

/** What was approved, as the file that the library reads. */
export async function exportDeck(
  world: World,
  incoming: Of<'choice'>,
  [where]: readonly [ConversationId],
): Promise<Reply> {
  const place = { team: teamOf(where, incoming.place), conversation: where };
  const refused = await refuseDeck(world, incoming.member, place);
  if (refused) return refused;
  const { approved } = await readDeck(world.store, place.team);
  const text = toQuestionsYaml(approved.map(questionOf).filter((one) => one !== undefined));
  const card = notice('Questions', line`${bold('The questions that were approved here')}`, {
    file: { name: 'questions.yaml', text },
  });
  const sent = await world.platform.whisper(incoming.member, card);
  return sent.kind === 'sent' ? privately(line`Sent.`) : { kind: 'card', to: 'asker', card };
}
