import type { Card, Choice } from '../../card/card.ts';
import { bold, bullets, cut, line, paragraph, seenBy } from '../../card/line.ts';
import { plural } from '../../card/words.ts';
import { type Guide, packs } from '../../library/model.ts';
import type { World } from '../world.ts';
import { findActs } from './acts.ts';
import type { Audience } from './answer-card.ts';

const packNames: Readonly<Record<Guide['pack'], string>> = {
  incidents: 'Incidents',
  running: 'Running systems',
  building: 'Building',
  own: 'Your runbooks',
};
const menuLimit = 25;

export function packName(pack: Guide['pack']): string {
  return packNames[pack];
}

/** One menu of packs. */
export function browseCard(world: World, audience: Audience): Card {
  const { guides } = world.library();
  const filled = [...packs, 'own' as const].filter((pack) => guides.some((guide) => guide.pack === pack));
  const choices = filled.map(
    (pack): Choice => ({ label: `${packNames[pack]} (${count(guides, pack)})`, act: findActs.pack(pack, 1) }),
  );
  return {
    name: 'Browse',
    title: line`${bold(`Browse: ${plural(guides.length, 'guide')}`)}`,
    body: [],
    buttons: [],
    menu: { label: 'Choose a pack', choices },
    small: [seenBy(audience === 'private')],
  };
}

/** One menu of the guides of a pack; a long one is paged. */
export function packCard(
  world: World,
  { pack, page }: { readonly pack: Guide['pack']; readonly page: number },
  audience: Audience,
): Card {
  const guides = world.library().guides.filter((guide) => guide.pack === pack);
  const shown = guides.slice((page - 1) * menuLimit, page * menuLimit);
  const more: readonly Choice[] =
    guides.length > page * menuLimit ? [{ label: 'More guides', act: findActs.pack(pack, page + 1) }] : [];
  return {
    name: 'Browse',
    title: line`${bold(`${packNames[pack]}: ${plural(guides.length, 'guide')}`)}`,
    body: shown.length > 12 ? [] : [bullets(shown.map((guide) => line`${cut(guide.title, 90)}`))],
    buttons: [...more, { label: 'All packs', act: findActs.browse() }],
    menu: { label: 'Choose a guide', choices: shown.flatMap(toChoice) },
    small: [seenBy(audience === 'private')],
  };
}

/** The contents of a guide: its summary and one menu of sections. */
export function contentsCard(guide: Guide, page: number, audience: Audience): Card {
  const shown = guide.sections.slice((page - 1) * menuLimit, page * menuLimit);
  const more: readonly Choice[] =
    guide.sections.length > page * menuLimit
      ? [{ label: 'More sections', act: findActs.contents(guide.sections[0]?.key ?? '', page + 1) }]
      : [];
  return {
    name: cut(guide.short, 24),
    title: line`${bold(guide.title)}`,
    body: guide.summary ? [paragraph(line`${guide.summary}`)] : [],
    buttons: more,
    menu: {
      label: 'Contents',
      choices: shown.map((section) => ({
        label: cut(section.title || guide.title, 75),
        act: findActs.read(section.key, 1),
      })),
    },
    small: [
      seenBy(
        audience === 'private',
        line`${plural(guide.minutes, 'minute')}, ${plural(guide.sections.length, 'section')}.`,
      ),
    ],
  };
}

function toChoice(guide: Guide): readonly Choice[] {
  const first = guide.sections[0];
  return first ? [{ label: cut(guide.short, 75), act: findActs.contents(first.key, 1) }] : [];
}

function count(guides: readonly Guide[], pack: Guide['pack']): number {
  return guides.filter((guide) => guide.pack === pack).length;
}
