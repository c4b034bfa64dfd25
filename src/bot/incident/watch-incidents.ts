import type { Card, Choice, Form, Line, Reply } from '../../card/card.ts';
import { bold, conversation, line, moment, notice, paragraph } from '../../card/line.ts';
import type { Epoch } from '../../ids.ts';
import { mutedSince, unmute } from '../../notes/mute.ts';
import { letSpeakInShared, maySpeakInShared } from '../../notes/sharing.ts';
import { readTeamWatch, type TeamWatch } from '../../notes/team-watch.ts';
import { readTrial, startTrial } from '../../notes/trial.ts';
import { readWatch, stopWatch, type Watch } from '../../notes/watch.ts';
import { privately } from '../failures.ts';
import { paged } from '../find/presses.ts';
import { settingsActs } from '../settings/acts.ts';
import { refuse } from '../settings/admin.ts';
import type { Of, World } from '../world.ts';
import { watchActs } from './acts.ts';

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
  await startTrial(world.store, incoming.place.conversation, incoming.member);
  await unmute(world.store, incoming.place);
  return paged(incoming, await watchCard(world, incoming));
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export async function stopWatching(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  await stopWatch(world.store, incoming.place.conversation);
  return paged(incoming, await watchCard(world, incoming));
}

/** Leave for public words where another company reads along. */
export async function allowShared(
  world: World,
  incoming: Of<'choice'>,
  [wish]: readonly ['on' | 'off'],
): Promise<Reply> {
  const refused = await refuse(world, incoming);
  if (refused) return refused;
  await letSpeakInShared(world.store, incoming.place.conversation, wish === 'on');
  return paged(incoming, await watchCard(world, incoming));
}

async function watchCard(world: World, incoming: Of<'choice'>): Promise<Card> {
  const { place } = incoming;
  const { store } = world;
  const id = place.conversation;
  const [watch, trial, muted, team, { reach }, isAllowed] = await Promise.all([
    readWatch(store, id),
    readTrial(store, { kind: 'conversation', id }),
    mutedSince(store, place),
    readTeamWatch(store, place.team),
    world.platform.surroundings(place),
    maySpeakInShared(store, id),
  ]);
  const leave = reach === 'ours' ? undefined : isAllowed;
  return notice('Watch incidents', line`${bold('Watch incidents')}`, {
    body: [promise(incoming, team), ...state(watch, trial.incidents, muted), ...shared(leave)].map(paragraph),
    buttons: [...choices(watch, muted), ...sharedButton(leave)],
  });
}

function promise(incoming: Of<'choice'>, team: TeamWatch): Line {
  const named = team.patterns.length > 0 ? line` and in channels named ${team.patterns.join(', ')}` : line``;
  return line`I will read new messages in ${conversation(incoming.place.conversation)}${named}, in memory only. For the first five incidents I tell only you what I would have said.`;
}

function state(watch: Watch, incidents: number, mutedAt: Epoch | undefined): readonly Line[] {
  const muted = mutedAt === undefined ? [] : [line`Muted here since ${moment(mutedAt)}.`];
  switch (watch.watch) {
    case 'off':
      return muted;
    case 'trial':
      return [line`The trial runs: ${incidents} of 5 incidents so far.`, ...muted];
    case 'live':
      return [line`Live: one message while it burns, one when it is resolved.`, ...muted];
  }
}

function choices(watch: Watch, mutedAt: Epoch | undefined): readonly Choice[] {
  const start: Choice =
    watch.watch === 'off'
      ? { label: 'Start the trial', act: watchActs.trialstart() }
      : { label: 'Stop watching', act: watchActs.watchoff() };
  const unmute: readonly Choice[] =
    mutedAt === undefined ? [] : [{ label: 'Unmute', act: watchActs.unhush() }];
  return [
    start,
    { label: 'Channels', act: settingsActs.channels() },
    ...unmute,
    { label: 'Cancel', act: settingsActs.setup() },
  ];
}

function shared(leave: boolean | undefined): readonly Line[] {
  if (leave === undefined) return [];
  return leave
    ? [line`Another company reads along here, and you let me speak in public.`]
    : [line`Another company reads along here: I answer in private, and only your own team.`];
}

function sharedButton(leave: boolean | undefined): readonly Choice[] {
  if (leave === undefined) return [];
  return leave
    ? [{ label: 'Keep it private', act: watchActs.speakshared('off') }]
    : [{ label: 'Let me speak here', act: watchActs.speakshared('on') }];
}

export function channelsForm(team: TeamWatch): Form {
  return {
    title: 'Channels to watch',
    intro:
      'Channels whose names fit are watched as soon as I am in them; the first five incidents are a trial.',
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
    ],
  };
}
