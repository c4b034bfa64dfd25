import type { Card, Choice, Form, Line, Reply } from '../../card/card.ts';
import { bold, conversation, line, moment, notice, paragraph } from '../../card/line.ts';
import type { Epoch } from '../../ids.ts';
import { mutedSince, unmute } from '../../notes/mute.ts';
import { letSpeakInShared, maySpeakInShared } from '../../notes/sharing.ts';
import { goLiveByName, readTeamWatch, type TeamWatch } from '../../notes/team-watch.ts';
import { readTrial, startTrial, type Trial, trialLength } from '../../notes/trial.ts';
import { goLive, readWatch, stopWatch, type Watch } from '../../notes/watch.ts';
import { privately } from '../failures.ts';
import { paged } from '../find/presses.ts';
import { settingsActs } from '../settings/acts.ts';
import { refuse, refuseForTeam } from '../settings/admin.ts';
import type { Of, World } from '../world.ts';
import { watchActs } from './acts.ts';
import { cannotTell, canTell, tally } from './trial.ts';

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
  const [watch, trial, byName, muted, team, { reach }, isAllowed] = await Promise.all([
    readWatch(store, id),
    readTrial(store, { kind: 'conversation', id }),
    readTrial(store, { kind: 'team', id: place.team }),
    mutedSince(store, place),
    readTeamWatch(store, place.team),
    world.platform.surroundings(place),
    maySpeakInShared(store, id),
  ]);
  const leave = reach === 'ours' ? undefined : isAllowed;
  return notice('Watch incidents', line`${bold('Watch incidents')}`, {
    body: [
      promise(incoming, team),
      ...state(watch, trial, muted),
      ...named(team, byName),
      ...shared(leave),
    ].map(paragraph),
    buttons: fitting([...choices(watch, { muted, team }), ...sharedButton(leave)]),
  });
}

function promise(incoming: Of<'choice'>, team: TeamWatch): Line {
  const named = team.patterns.length > 0 ? line` and in channels named ${team.patterns.join(', ')}` : line``;
  return line`I will read new messages in ${conversation(incoming.place.conversation)}${named}, in memory only. For the first five incidents I tell only you what I would have said.`;
}

function state(watch: Watch, trial: Trial, mutedAt: Epoch | undefined): readonly Line[] {
  const muted = mutedAt === undefined ? [] : [line`Muted here since ${moment(mutedAt)}.`];
  switch (watch.watch) {
    case 'off':
      return muted;
    case 'trial':
      return [line`${progress(trial)}`, ...untold(trial), ...muted];
    case 'live':
      return [line`Live: one message while an incident is open, one when it is resolved.`, ...muted];
  }
}

function named({ patterns, watch }: TeamWatch, trial: Trial): readonly Line[] {
  if (patterns.length === 0) return [];
  if (watch === 'live') return [line`Live in the channels that are watched by their names.`];
  return [line`In channels watched by their names: ${progress(trial)}`, ...untold(trial)];
}

function progress(trial: Trial): string {
  return trial.incidents < trialLength
    ? `The trial runs: ${trial.incidents} of ${trialLength} incidents so far.`
    : `The trial is over: ${trialLength} incidents, ${tally(trial)}. I stay silent until you press Go live.`;
}

function untold({ untoldAt }: Trial): readonly Line[] {
  return untoldAt === undefined
    ? []
    : [
        line`I could not write to who started it about the incident of ${moment(untoldAt)}: direct messages are closed.`,
      ];
}

function choices(
  watch: Watch,
  { muted, team }: { readonly muted: Epoch | undefined; readonly team: TeamWatch },
): readonly Choice[] {
  const live: readonly Choice[] = [
    ...(watch.watch === 'trial' ? [{ label: 'Go live', act: watchActs.golive('here') }] : []),
    ...(team.patterns.length > 0 && team.watch === 'trial'
      ? [{ label: 'Go live by name', act: watchActs.golive('names') }]
      : []),
  ];
  return [
    ...live,
    watch.watch === 'off'
      ? { label: 'Start the trial', act: watchActs.trialstart() }
      : { label: 'Stop watching', act: watchActs.watchoff() },
    { label: 'Channels', act: settingsActs.channels() },
    ...(muted === undefined ? [] : [{ label: 'Unmute', act: watchActs.unhush() }]),
  ];
}

/** One row; a way back stands at its end where there is room. */
function fitting(choices: readonly Choice[]): readonly Choice[] {
  return [...choices, { label: 'Cancel', act: settingsActs.setup() }].slice(0, 5);
}

function shared(leave: boolean | undefined): readonly Line[] {
  if (leave === undefined) return [];
  return leave
    ? [line`People from another company can read this channel, and you let me speak in public.`]
    : [line`People from another company can read this channel: I answer in private, and only your own team.`];
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
