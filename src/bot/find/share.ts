import type { Card, Choice, Reply } from '../../card/card.ts';
import { bold, cut, line, member, notice, seenBy } from '../../card/line.ts';
import type { MemberId } from '../../ids.ts';
import type { Section } from '../../library/model.ts';
import { maySpeakInShared } from '../../notes/sharing.ts';
import { outOfDate, privately, whispered } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { findActs } from './acts.ts';
import { allSteps, fitting, originalDoor, ownLine, steps } from './answer-card.ts';
import { guideOf, sectionTitle } from './naming.ts';
import { pageCard } from './page.ts';
import { readerUrl } from './reader-url.ts';

/** A section made public by a member, without their words. Where another company reads along it needs an admin's leave. */
export async function shareSection(
  world: World,
  incoming: Of<'choice'>,
  [key, page]: readonly [string, number],
): Promise<Reply> {
  const section = world.library().section(key);
  if (!section) return outOfDate();
  const { reach } = await world.platform.surroundings(incoming.place);
  if (reach !== 'ours' && !(await maySpeakInShared(world.store, incoming.place.conversation)))
    return privately(line`An admin has not allowed me to speak here.`);
  return {
    kind: 'card',
    to: 'place',
    card: publicCard(world, section, { by: incoming.member, page: page }),
  };
}

/** The section as everybody sees it: the page that was shown, or its first steps, or as much as a card holds. */
function publicCard(
  world: World,
  section: Section,
  { by, page }: { readonly by: MemberId; readonly page: number },
): Card {
  const library = world.library();
  const guide = guideOf(library, section);
  const own = ownLine(world, guide);
  const small = [seenBy(false, ...(own ? [own] : []), line`Shared by ${member(by)}`)];
  if (page > 0) {
    const { name, title, body, doors = [] } = pageCard(world, { section, page }, 'public');
    return { name, title, body, doors, buttons: [readButton(section)], small };
  }
  return {
    name: cut(guide?.short ?? 'Guide', 24),
    title: sectionTitle(library, section),
    body: section.steps.length > 0 ? [steps(section, 5)] : fitting(section.body, 1400),
    doors: originalDoor(guide, section),
    buttons: [readButton(section)],
    small,
  };
}

function readButton(section: Section): Choice {
  return { label: allSteps(section) ?? 'Read the section', act: findActs.read(section.key, 1) };
}

/** Kept in a direct message: what is private to a channel vanishes on reload. */
export async function sendToDirect(
  world: World,
  incoming: Of<'choice'>,
  [key, page]: readonly [string, number],
): Promise<Reply> {
  const section = world.library().section(key);
  if (!section) return outOfDate();
  const sent = await world.platform.whisper(incoming.member, pageCard(world, { section, page }, 'direct'));
  return whispered(sent, line`Sent.`);
}

/** A diagram: its caption in words, and its source for whoever wants to draw it. */
export function diagramCard(world: World, section: Section): Card {
  const drawn = section.body.filter((block) => block.kind === 'diagram');
  const body = drawn.flatMap((block) => [
    { kind: 'paragraph', line: block.caption } as const,
    { kind: 'code', language: 'mermaid', text: block.source } as const,
  ]);
  const url = readerUrl(world, section);
  const doors = url ? [{ label: 'See it in the browser', url }] : [];
  return notice('Diagram', line`${bold(section.title)}`, { body, doors });
}
