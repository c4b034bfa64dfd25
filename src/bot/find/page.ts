import type { Card, Choice, Line } from '../../card/card.ts';
import { bold, cut, date, line, seenBy } from '../../card/line.ts';
import { plural } from '../../card/words.ts';
import type { Guide, Section } from '../../library/model.ts';
import { wholeMinutes } from '../../library/reading-time.ts';
import { quizActs } from '../quiz/acts.ts';
import type { World } from '../world.ts';
import { findActs } from './acts.ts';
import { type Audience, forms, originalDoor } from './answer-card.ts';
import { guideOf, sectionName } from './naming.ts';
import { toPages } from './pages.ts';
import { readerUrl } from './reader-url.ts';

const pageBudget = 2800;

/** C4: a page of a section. A page number out of range is the nearest there is. */
export function pageCard(
  world: World,
  { section, page: wanted }: { readonly section: Section; readonly page: number },
  audience: Audience,
): Card {
  const library = world.library();
  const guide = guideOf(library, section);
  const pages = toPages(section.body, pageBudget);
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages.length);
  const of: Line = pages.length > 1 ? line`  (${page} of ${pages.length})` : line``;
  return {
    name: cut(guide?.short ?? 'Guide', 24),
    title: line`${bold(sectionName(library, section))}${of}`,
    body: pages[page - 1] ?? [],
    doors: doors(world, guide, section),
    buttons: buttons(world, section, { page, last: pages.length, guide, audience }),
    menu: { label: 'Contents', choices: contents(guide, section) },
    small: [seenBy(audience === 'private', reading(section), reviewed(guide))],
  };
}

function doors(world: World, guide: Guide | undefined, section: Section): Card['doors'] & object {
  if (guide?.own) return originalDoor(guide, section);
  const url = readerUrl(world, section);
  return url ? [{ label: 'Open in browser', url }] : [];
}

interface Position {
  readonly page: number;
  readonly last: number;
  readonly guide: Guide | undefined;
  readonly audience: Audience;
}

function buttons(world: World, section: Section, at: Position): readonly Choice[] {
  const place = at.guide?.sections.findIndex((other) => other.id === section.id) ?? -1;
  const following = place < 0 ? undefined : at.guide?.sections[place + 1];
  const next: readonly Choice[] =
    at.page < at.last
      ? [{ label: 'Next page', act: findActs.read(section.key, at.page + 1) }]
      : following
        ? [{ label: 'Next section', act: findActs.read(following.key, 1) }]
        : [];
  const hasQuestion = world.library().questions.some((question) => question.guide === section.guide);
  const quiz: readonly Choice[] = hasQuestion
    ? [{ label: 'Quiz me', act: quizActs.quizme(section.key) }]
    : [];
  const back: readonly Choice[] =
    at.page > 1 ? [{ label: 'Previous page', act: findActs.read(section.key, at.page - 1) }] : [];
  if (at.audience === 'direct') return [...next, ...back, ...quiz];
  return [
    ...next,
    ...back,
    { label: 'Send to my DM', act: findActs.dm(section.key, at.page) },
    { label: 'Share', act: findActs.share(section.key, at.page) },
    // A row holds five, and a link may stand in it.
    ...(at.page > 1 ? [] : quiz),
  ];
}

/** The sections around this one, at most 25. */
function contents(guide: Guide | undefined, section: Section): readonly Choice[] {
  const sections = guide?.sections ?? [section];
  const templates = forms(guide);
  const start = Math.max(
    0,
    Math.min(
      sections.findIndex((other) => other.id === section.id) - 8,
      sections.length - 25 + templates.length,
    ),
  );
  const shown = sections.slice(start, start + 25 - templates.length).map(
    (other): Choice => ({
      label: cut(other.title || (guide?.title ?? ''), 75),
      act: findActs.read(other.key, 1),
    }),
  );
  return [...shown, ...templates];
}

function reading(section: Section): Line {
  const minutes = wholeMinutes(section.minutes);
  return line`${plural(minutes, 'minute')}.`;
}

function reviewed(guide: Guide | undefined): Line {
  if (!guide?.age) return line``;
  return line`${guide.age.means === 'reviewed' ? 'Reviewed' : 'Last changed'} ${date(Date.parse(guide.age.on))}.`;
}
