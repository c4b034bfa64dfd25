import type { Card, Choice, Line } from '../../card/card.ts';
import { bold, cut, line, member, paragraph, seenBy } from '../../card/line.ts';
import { times as timesText } from '../../card/words.ts';
import type { MemberId, Place } from '../../ids.ts';
import type { Section } from '../../library/model.ts';
import type { Match } from '../../search/model.ts';
import { fitting, originalDoor, steps, stepsSection } from '../find/answer-card.ts';
import { noCause } from '../find/general-card.ts';
import { guideOf, sectionName, sectionTitle } from '../find/naming.ts';
import type { World } from '../world.ts';
import { incidentActs } from './acts.ts';

const publicBudget = 480;
const publicSteps = 5;

interface Speaking {
  readonly place: Place;
  /** Somebody asked for it, so that it is no interruption. */
  readonly isAsked: boolean;
}

/** C8: the steps, in the thread, once. */
export function recommendationCard(world: World, match: Match, speaking: Speaking): Card {
  const library = world.library();
  const guide = guideOf(library, match.section);
  const shown = stepsSection(guide, match.section);
  const hasSteps = shown.steps.length > 0;
  const all: Choice = {
    label: hasSteps ? `All ${shown.steps.length} steps` : 'Open the section',
    act: incidentActs.steps(shown.key),
  };
  return {
    name: cut(guide?.short ?? 'Guide', 24),
    title: sectionTitle(library, shown),
    body: [
      ...(match.isGeneral ? [noCause] : []),
      ...(hasSteps ? [steps(shown, publicSteps, publicBudget)] : fitting(shown.body, publicBudget)),
    ],
    doors: originalDoor(guide, shown),
    buttons: [
      all,
      { label: 'Helped', act: incidentActs.helped(shown.key) },
      { label: 'Not it', act: incidentActs.notit(match.section.key) },
      { label: 'Mute here', act: incidentActs.mute() },
      ...bookmarkable(world, speaking.place, shown.key),
    ],
    small: [because(world, match.evidence, speaking)],
    preview: cut(sectionName(library, shown), 150),
  };
}

function bookmarkable(world: World, place: Place, key: string): readonly Choice[] {
  return world.platform.bookmarks(place) ? [{ label: 'Bookmark', act: incidentActs.bookmark(key) }] : [];
}

function because(world: World, evidence: readonly string[], { place, isAsked }: Speaking): Line {
  const words = evidence.slice(0, 2).map((word) => `"${cut(word, 60)}"`);
  const again = world.platform.takesCommandsInThreads(place) ? [] : [line`@Coach asks me again.`];
  return seenBy(
    false,
    ...(words.length > 0 ? [line`Because of ${words.join(' and ')}.`] : []),
    ...(isAsked ? [] : [line`I say this once and keep it up to date.`]),
    ...again,
  );
}

/** A recommendation that has had its time, in one line. */
export function shrunkCard(world: World, section: Section | undefined, words: string): Card {
  const title = section ? line`${sectionName(world.library(), section)}: ${words}` : line`${words}`;
  return { name: 'Coach', title, body: [], buttons: [], small: [] };
}

export function mutedCard(place: Place, by: { readonly member: MemberId; readonly at: number }): Card {
  return {
    name: 'Muted',
    title: line`Muted in this ${placeKind(place)} by ${member(by.member)}.`,
    body: [],
    buttons: [{ label: 'Undo', act: incidentActs.unmute() }],
    small: [],
  };
}

/** What is muted: where nobody writes in threads, the conversation is the thread. */
export function placeKind({ thread }: Place): 'thread' | 'channel' {
  return thread ? 'thread' : 'channel';
}

/** C9 */
export function resolvedCard(
  world: World,
  section: Section,
  { times, helped }: { readonly times: Line; readonly helped: number },
): Card {
  const thanks = helped > 0 ? line`. What I showed was marked helpful ${timesText(helped)}.` : line``;
  return {
    name: 'Looks resolved',
    title: line`${bold('Looks resolved:')} ${times}`,
    body: [paragraph(line`Next: ${sectionName(world.library(), section)}${thanks}`)],
    buttons: [
      { label: 'Draft the timeline', act: incidentActs.timeline() },
      { label: 'Open the section', act: incidentActs.steps(section.key) },
      { label: 'Not resolved', act: incidentActs.unresolved() },
    ],
    small: [line`Times are read from this thread. None of it is stored.`],
    preview: 'Looks resolved',
  };
}
