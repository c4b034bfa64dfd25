import type { Form, Reply } from '../../card/card.ts';
import { type ConversationId, teamOf } from '../../ids.ts';
import { handle } from '../acts.ts';
import { findCard } from '../find/guide.ts';
import { streakCard } from '../quiz/streak.ts';
import { refuseAt } from '../settings/admin.ts';
import { setUpNow } from '../settings/coach.ts';
import type { Of, World } from '../world.ts';
import { homeActs } from './acts.ts';
import { homeCard } from './home-card.ts';
import { readChannels } from './home-channels.ts';

/** The app's home: of people and of admins. */
export async function answerHome(world: World, incoming: Of<'home'>): Promise<Reply> {
  const [progress, channels] = await Promise.all([
    streakCard(world, incoming),
    readChannels(world, incoming),
  ]);
  return { kind: 'card', to: 'asker', card: homeCard(progress, channels) };
}

export const homeHandlers = handle(
  homeActs,
  {
    find: ['in the acknowledgement', async () => ({ kind: 'form', form: findForm })],
    settingsof: ['asker', openSettingsOf],
  },
  { find: findTyped },
);

const findForm: Form = {
  title: 'Find a guide',
  act: homeActs.find(),
  submit: 'Find',
  fields: [
    {
      name: 'words',
      label: 'What is happening, in a few words',
      hint: 'pods keep restarting',
      values: [],
      input: 'line',
      options: [],
      optional: false,
    },
  ],
};

async function findTyped(world: World, incoming: Of<'form'>): Promise<Reply> {
  const words = incoming.values.words?.[0] ?? '';
  const card = findCard(world, words, { audience: 'private', place: incoming.place, words });
  return { kind: 'card', to: 'asker', card };
}

/** Its buttons act on that conversation, wherever they are pressed. */
async function openSettingsOf(
  world: World,
  incoming: Of<'choice'>,
  [id]: readonly [ConversationId],
): Promise<Reply> {
  const place = { team: teamOf(id, incoming.place), conversation: id };
  const refused = await refuseAt(world, incoming.member, place);
  if (refused) return refused;
  const card = await setUpNow(world, { ...incoming, place, isDirect: false });
  return { kind: 'card', to: 'asker', card: { ...card, about: place } };
}
