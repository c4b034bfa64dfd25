import type { MemberId } from '../../ids.ts';
import type { Section } from '../../library/model.ts';
import type { Card, Choice, Line } from '../../reply.ts';
import type { Match } from '../../search/model.ts';
import { fitting, steps, stepsSection } from '../find/answer-card.ts';
import { guideOf, sectionName, sectionTitle } from '../find/naming.ts';
import { bold, cut, line, member, paragraph } from '../line.ts';
import type { World } from '../world.ts';

const publicBudget = 480;
const publicSteps = 5;

/** C8: the steps, in the thread, once. `asked`: somebody mentioned the bot, so that it is no interruption. */
export function recommendationCard(world: World, match: Match, isAsked: boolean): Card {
  const library = world.library();
  const guide = guideOf(library, match.section);
  const shown = stepsSection(guide, match.section);
  const hasSteps = shown.steps.length > 0;
  const all: Choice = {
    label: hasSteps ? `All ${shown.steps.length} steps` : 'Open the section',
    act: ['steps', shown.key],
  };
  return {
    name: cut(guide?.short ?? 'Guide', 24),
    title: sectionTitle(library, shown),
    body: hasSteps ? [steps(shown, publicSteps, publicBudget)] : fitting(shown.body, publicBudget),
    ...(guide?.own?.url ? { doors: [{ label: 'Open the original', url: guide.own.url }] } : {}),
    buttons: [
      all,
      { label: 'Helped', act: ['helped', shown.key] },
      { label: 'Not it', act: ['notit', match.section.key] },
      { label: 'Mute here', act: ['mute'] },
    ],
    small: [because(match.evidence, isAsked)],
    preview: cut(sectionName(library, shown), 150),
  };
}

function because(evidence: readonly string[], isAsked: boolean): Line {
  const words = evidence.slice(0, 2).map((word) => `"${cut(word, 60)}"`);
  const reason = words.length > 0 ? `Because of ${words.join(' and ')}. ` : '';
  return isAsked
    ? line`${reason}Not it? Press "Not it" for the next best.`
    : line`${reason}I say this once and keep it up to date. @Coach asks me again.`;
}

/** A recommendation that has had its time, in one line. */
export function shrunkCard(world: World, section: Section | undefined, words: string): Card {
  const title = section ? line`${sectionName(world.library(), section)}: ${words}` : line`${words}`;
  return { name: 'Coach', title, body: [], buttons: [], small: [] };
}

export function mutedCard(by: MemberId, at: number): Card {
  return {
    name: 'Muted',
    title: line`Muted in this thread by ${member(by)}.`,
    body: [],
    buttons: [{ label: 'Undo', act: ['unmute', at.toString(36)] }],
    small: [],
  };
}

/** C9 */
export function resolvedCard(world: World, times: Line, section: Section, helped: number): Card {
  const thanks = helped > 0 ? line` Marked helpful ${helped === 1 ? 'once' : `${helped} times`}.` : line``;
  return {
    name: 'Looks resolved',
    title: line`${bold('Looks resolved:')} ${times}`,
    body: [paragraph(line`Next: ${sectionName(world.library(), section)}${thanks}`)],
    buttons: [
      { label: 'Draft the timeline', act: ['timeline'] },
      { label: 'Open the section', act: ['steps', section.key] },
      { label: 'Not resolved', act: ['unresolved'] },
    ],
    small: [line`Times are read from this thread. Nothing of it is stored.`],
    preview: 'Looks resolved',
  };
}
