import type { Block, Card, Choice, Door, Line, Rich } from '../../card/card.ts';
import { cut, line, paragraph, seenBy } from '../../card/line.ts';
import { plural } from '../../card/words.ts';
import type { Epoch, Place } from '../../ids.ts';
import { originalUrl } from '../../library/links.ts';
import type { Guide, Library, Section } from '../../library/model.ts';
import { endsInColon, plainText } from '../../library/text.ts';
import { remember } from '../../remember.ts';
import type { Found, Match } from '../../search/model.ts';
import { dayMs } from '../../time.ts';
import { quizActs } from '../quiz/acts.ts';
import type { World } from '../world.ts';
import { findActs } from './acts.ts';
import { shorten } from './asking.ts';
import { linkedChoices } from './linked.ts';
import { fire, gist, guideOf, sectionAt, sectionName, sectionTitle } from './naming.ts';

export const bodyBudget = 1400;
const leadBudget = 700;
const mostLinked = 3;
export const firstSteps = 5;

/** How the answer is seen: by the asker alone, in a direct message, or by the place. */
export type Audience = 'private' | 'direct' | 'public';

/** Who reads the answer, and where. */
export interface Readers {
  readonly audience: Audience;
  readonly place: Place;
  /** What the reader typed; undefined: the answer is to a message or a thread. */
  readonly words?: string;
}

/** What was found, and of it what is shown. */
export interface Hit {
  readonly found: Found;
  readonly best: Match;
}

/** C1 for a symptom, C2 for a topic. */
export function answerCard(world: World, { found, best }: Hit, readers: Readers): Card {
  const library = world.library();
  const guide = guideOf(library, best.section);
  const shown = found.isSymptom ? stepsSection(guide, best.section) : best.section;
  const isSteps = found.isSymptom && shown.steps.length > 0;
  const rest = found.matches.filter((match) => match.section.id !== shown.id).slice(0, 3);
  const body = isSteps ? [steps(shown, firstSteps)] : topicBody(shown, best);
  return {
    name: cut(guide?.short ?? 'Guide', 24),
    title: sectionTitle(library, shown),
    body,
    doors: originalDoor(guide, shown),
    buttons: [...firstButtons(guide, shown, isSteps), ...sharing(shown, isSteps, readers.audience)],
    menu: {
      label: 'Other matches and more',
      choices: [
        ...linkedChoices(library, shown, body).slice(0, mostLinked),
        ...moreChoices(world, shown, { rest, words: readers.words }),
      ],
    },
    small: smallLines(world, { found, best }, { ...readers, guide, isSteps }),
  };
}

/** The steps to take: the section's own, else those of its guide. */
export function stepsSection(guide: Guide | undefined, section: Section): Section {
  if (section.steps.length > 0 || !guide) return section;
  return sectionAt(guide, fire) ?? section;
}

/** The first steps, as many as asked for and as the budget holds. */
export function steps(section: Section, most: number, budget = bodyBudget): Block {
  const kept: Rich[] = [];
  let length = 0;
  for (const step of section.steps.slice(0, most)) {
    const told = step.slice(0, announces(step[0]) ? 2 : 1);
    length += plainText(told).length + 4;
    if (kept.length > 0 && length > budget) break;
    kept.push(told);
  }
  return { kind: 'list', start: 1, items: kept };
}

function topicBody(section: Section, best: Match): Rich {
  if (section.anchor === gist) return fitting(section.body, bodyBudget);
  if (section.steps.length > 0) return [steps(section, firstSteps)];
  const lead = section.body[0];
  if (lead?.kind === 'list') return fitting([lead], leadBudget);
  const isShort = lead && plainText([lead]).length <= leadBudget;
  const snippet = best.section.id === section.id && best.snippet.length > 0 ? [paragraph(best.snippet)] : [];
  if (!lead || !isShort || lead.kind === 'code' || lead.kind === 'diagram') return snippet;
  if (announces(lead)) return fitting(section.body.slice(0, 2), bodyBudget);
  const words = plainText(snippet);
  return words && plainText([lead]).includes(words.slice(0, 60)) ? [lead] : [lead, ...snippet];
}

/** It says that something follows. */
function announces(block: Block | undefined): boolean {
  return block?.kind === 'heading' || (block?.kind === 'paragraph' && endsInColon([block]));
}

/** Whole blocks, and whole items of a list, up to a budget of characters; none at the end that announces what is cut. */
export function fitting(body: Rich, budget: number): Rich {
  const kept: Block[] = [];
  let left = budget;
  for (const block of body) {
    const size = plainText([block]).length;
    if (size <= left) kept.push(block);
    else if (block.kind === 'list') {
      const items = block.items.filter((item) => {
        left -= plainText(item).length;
        return left >= 0;
      });
      if (items.length > 0) kept.push({ ...block, items });
      break;
    } else break;
    left -= size;
  }
  while (kept.length > 1 && kept.length < body.length && announces(kept.at(-1))) kept.pop();
  return kept;
}

function firstButtons(guide: Guide | undefined, shown: Section, isSteps: boolean): readonly Choice[] {
  if (isSteps) return [{ label: allSteps(shown) ?? 'Read on', act: findActs.read(shown.key, 1) }];
  const onFire = guide && sectionAt(guide, fire);
  const next = shown.anchor === gist ? (guide?.sections[2] ?? shown) : shown;
  const readOn: Choice = { label: 'Read on', act: findActs.read(next.key, 1) };
  return onFire ? [readOn, { label: 'On fire: the steps', act: findActs.read(onFire.key, 1) }] : [readOn];
}

/** undefined: the card has them all. */
export function allSteps(shown: Section): string | undefined {
  return shown.steps.length > firstSteps ? `All ${shown.steps.length} steps` : undefined;
}

function sharing(shown: Section, isSteps: boolean, audience: Audience): readonly Choice[] {
  const choices = shareChoices(shown, audience);
  return isSteps ? choices : choices.slice(-1);
}

/** Page 0 is what an answer shows of the section. */
export function shareChoices(shown: Section, audience: Audience): readonly Choice[] {
  const send: Choice = { label: 'Send to my DM', act: findActs.dm(shown.key, 1) };
  const share: Choice = { label: 'Share', act: findActs.share(shown.key, 0) };
  if (audience === 'direct') return [];
  return audience === 'public' ? [send] : [send, share];
}

function moreChoices(
  world: World,
  shown: Section,
  { rest, words }: { readonly rest: readonly Match[]; readonly words: string | undefined },
): readonly Choice[] {
  const library = world.library();
  const others = rest.map(
    (match): Choice => ({
      label: cut(sectionName(library, match.section), 75),
      act: findActs.read(match.section.key, 1),
    }),
  );
  const hasDiagram = shown.body.some((block) => block.kind === 'diagram');
  return [
    ...others,
    { label: 'Contents of this guide', act: findActs.contents(shown.key, 1) },
    ...forms(guideOf(library, shown)),
    ...(asked(library).has(shown.guide)
      ? [{ label: 'Quiz me on this', act: quizActs.quizme(shown.key) }]
      : []),
    ...(hasDiagram ? [{ label: 'Diagram', act: findActs.diagram(shown.key) }] : []),
    { label: 'Not what I wanted', act: findActs.unwanted(shorten(words ?? '')) },
  ];
}

/** The guides that have questions. */
const asked = remember((library: Library) => new Set(library.questions.map(({ guide }) => guide)));

/** A press for each form that a guide brings along. */
export function forms(guide: Guide | undefined): readonly Choice[] {
  return (guide?.templates ?? []).map((template) => ({
    label: cut(template.title, 75),
    act: findActs.read(template.key, 1),
  }));
}

function smallLines(
  world: World,
  { found, best }: Hit,
  { guide, ...shape }: Readers & { readonly guide: Guide | undefined; readonly isSteps: boolean },
): readonly Line[] {
  const isPrivate = shape.audience === 'private';
  const foundBy =
    best.evidence.length > 0 ? line`Found by "${best.evidence.slice(0, 4).join('", "')}".` : line``;
  const readNote = sayRead(found);
  const own = ownLine(world, guide);
  if (own) return [seenBy(isPrivate, own, foundBy, ...readNote)];
  if (shape.isSteps) {
    const needsMention = !world.platform.takesCommandsInThreads(shape.place);
    const inThread = isPrivate && needsMention ? [line`In a thread, write @Coach and your words.`] : [];
    return [seenBy(isPrivate, foundBy, ...readNote, ...inThread)];
  }
  const size = guide ? [line`${guide.minutes}-minute guide, ${guide.sections.length} sections.`] : [];
  return [seenBy(isPrivate, ...size, foundBy, ...readNote)];
}

/** Words beyond the limit were not read: it is said. */
export function sayCut(found: Found): readonly Line[] {
  return found.isCut ? [line`I read the first and the last 2,000 characters.`] : [];
}

/** What of the words was read, where that is not all. */
export function sayRead(found: Found): readonly Line[] {
  const isEnglishOnly = found.isForeign
    ? [line`The guides are in English, so I went by the technical words only.`]
    : [];
  return [...isEnglishOnly, ...sayCut(found)];
}

/** A team's own runbook leads to where it is kept. */
export function originalDoor(guide: Guide | undefined, section: Section): readonly Door[] {
  const url = guide && originalUrl(guide, section);
  return url ? [{ label: 'Open the original', url }] : [];
}

/** Whose it is, and how old where somebody says; undefined: it is ours. */
export function ownLine(world: World, guide: Guide | undefined): Line | undefined {
  if (!guide?.own) return undefined;
  return guide.age
    ? line`Your runbook · ${guide.age.means} ${since(guide.age.on, world.clock())}.`
    : line`Your runbook.`;
}

/** "3 days ago", "14 months ago". */
function since(day: string, now: Epoch): string {
  const days = Math.max(0, Math.floor((now - Date.parse(day)) / dayMs));
  if (days < 1) return 'today';
  const [count, unit] =
    days < 60
      ? [days, 'day']
      : days < 730
        ? [Math.round(days / 30.4), 'month']
        : [Math.round(days / 365), 'year'];
  return `${plural(count, unit)} ago`;
}
