import type { Card, Choice, Line } from '../../card/card.ts';
import { bold, conversation, line, moment, notice, paragraph } from '../../card/line.ts';
import { inWords } from '../../card/words.ts';
import type { Epoch } from '../../ids.ts';
import { answersBots } from '../../notes/bots.ts';
import { mutedSince } from '../../notes/mute.ts';
import { maySpeakInShared } from '../../notes/sharing.ts';
import { readTeamWatch, type TeamWatch } from '../../notes/team-watch.ts';
import { readTrial, type Trial, trialLength } from '../../notes/trial.ts';
import { readWatch, type Watch } from '../../notes/watch.ts';
import { settingsActs } from '../settings/acts.ts';
import type { Of, World } from '../world.ts';
import { watchActs } from './acts.ts';
import { tally } from './trial.ts';
import { tuning } from './tuning.ts';

/** How a conversation is watched, and what may be changed of it. */
export async function watchCard(world: World, incoming: Of<'choice'>): Promise<Card> {
  const { place } = incoming;
  const { store } = world;
  const id = place.conversation;
  const [watch, trial, byName, muted, team, { reach }, isAllowed, bots] = await Promise.all([
    readWatch(store, id),
    readTrial(store, { kind: 'conversation', id }),
    readTrial(store, { kind: 'team', id: place.team }),
    mutedSince(store, place),
    readTeamWatch(store, place.team),
    world.platform.surroundings(place),
    maySpeakInShared(store, id),
    answersBots(store, id),
  ]);
  const leave = reach === 'ours' ? undefined : isAllowed;
  return notice('Watch incidents', line`${bold('Watch incidents')}`, {
    body: [
      promise(incoming, team),
      ...state(watch, trial, muted),
      ...named(team, byName),
      ...shared(leave),
      ...(bots ? [botsAnswered] : []),
    ].map(paragraph),
    buttons: fitting([...choices(watch, { muted, team }), ...sharedButton(leave)]),
    menu: { label: 'More to do', choices: [botsChoice(bots)] },
  });
}

function promise(incoming: Of<'choice'>, team: TeamWatch): Line {
  const named = team.patterns.length > 0 ? line` and in channels named ${team.patterns.join(', ')}` : line``;
  return line`I will read new messages in ${conversation(incoming.place.conversation)}${named}, in memory only. For the first ${inWords(trialLength)} incidents I tell only you what I would have said.`;
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
  if (watch === 'live') return [line`Live in the channels that are watched by name.`];
  return [line`In channels watched by name: ${progress(trial)}`, ...untold(trial)];
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
        line`I could not message whoever started it about the incident of ${moment(untoldAt)}: direct messages are closed.`,
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

const botsAnswered = line`Workflows and other bots that mention me here are answered, up to ${tuning.botAnswersInThread} times in a thread and ${tuning.botAnswersADay} times a day.`;

function botsChoice(areAnswered: boolean): Choice {
  return areAnswered
    ? { label: 'Stop answering bots', act: watchActs.answerbots('off') }
    : { label: 'Answer workflows and bots that mention me', act: watchActs.answerbots('on') };
}
