import type { Form, Reply } from '../../card/card.ts';
import { conversation, line } from '../../card/line.ts';
import { inWords } from '../../card/words.ts';
import type { ConversationId } from '../../ids.ts';
import { letBotsAsk } from '../../notes/bots.ts';
import { unmute } from '../../notes/mute.ts';
import { letSpeakInShared } from '../../notes/sharing.ts';
import { goLiveByName, type TeamWatch } from '../../notes/team-watch.ts';
import { startTrial, trialLength } from '../../notes/trial.ts';
import { goLive, stopWatch } from '../../notes/watch.ts';
import { privately } from '../failures.ts';
import { paged } from '../find/presses.ts';
import { settingsActs } from '../settings/acts.ts';
import { refuse, refuseForTeam } from '../settings/admin.ts';
import type { Of, World } from '../world.ts';
import { cannotTell, canTell } from './trial.ts';
import { watchCard } from './watch-card.ts';

/** "Watch incidents": what it would read, and the press that starts the trial. */
export async function offerWatch(world: World, incoming: Of<'choice'>): Promise<Reply> {
  return (await refuse(world, incoming)) ?? paged(incoming, await watchCard(world, incoming));
}

/** For five incidents only the admin sees what would have been said. */
export async function beginTrial(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  if ((await world.platform.readThread(incoming.place, { atMost: 1 })) === 'forbidden')
    return privately(
      line`I cannot read messages here. ${capital(world.platform.wayIn(incoming.place, 'read'))}, then press again.`,
    );
  if (!(await canTell(world, incoming.member, line`${conversation(incoming.place.conversation)}`)))
    return privately(line`${cannotTell}. Allow it, then press again.`);
  await startTrial(world.store, incoming.place.conversation, incoming.member);
  await unmute(world.store, incoming.place);
  return paged(incoming, await watchCard(world, incoming));
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** From the settings too: the card of the trial that offers it may be long gone. */
export async function startLive(
  world: World,
  incoming: Of<'choice'>,
  [of]: readonly ['here' | 'names'],
): Promise<Reply> {
  const { store } = world;
  const { place, member } = incoming;
  const refused = of === 'names' ? await refuseForTeam(world, incoming) : await refuse(world, incoming);
  if (refused) return refused;
  await (of === 'names'
    ? goLiveByName(store, place.team, member)
    : goLive(store, place.conversation, member));
  return paged(incoming, await watchCard(world, incoming));
}

export function stopWatching(world: World, incoming: Of<'choice'>): Promise<Reply> {
  return set(world, incoming, (conversation) => stopWatch(world.store, conversation));
}

/** Leave for public words where another company reads along. */
export function allowShared(
  world: World,
  incoming: Of<'choice'>,
  [wish]: readonly ['on' | 'off'],
): Promise<Reply> {
  return set(world, incoming, (conversation) => letSpeakInShared(world.store, conversation, wish === 'on'));
}

/** Workflows and other bots are answered like a person, where that is wanted. */
export function allowBots(
  world: World,
  incoming: Of<'choice'>,
  [wish]: readonly ['on' | 'off'],
): Promise<Reply> {
  return set(world, incoming, (conversation) => letBotsAsk(world.store, conversation, wish === 'on'));
}

/** For whoever may: written, and shown as it is then. */
async function set(
  world: World,
  incoming: Of<'choice'>,
  write: (conversation: ConversationId) => Promise<unknown>,
): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  await write(incoming.place.conversation);
  return paged(incoming, await watchCard(world, incoming));
}

export function channelsForm(team: TeamWatch): Form {
  return {
    title: 'Channels to watch',
    intro: `Channels whose names match are watched as soon as I am in them; the first ${inWords(trialLength)} incidents are a trial.`,
    act: settingsActs.channels(),
    submit: 'Save',
    fields: [
      {
        name: 'patterns',
        label: 'Names, separated by commas',
        hint: 'inc-*, incidents. Empty: none',
        values: [team.patterns.join(', ')],
        input: 'line',
        options: [],
        optional: true,
      },
      {
        name: 'picked',
        label: 'Or pick channels to add',
        hint: 'Their names are added to the ones above',
        values: [],
        input: 'channels',
        options: [],
        optional: true,
      },
    ],
  };
}
