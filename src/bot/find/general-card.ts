import type { Card } from '../../card/card.ts';
import { cut, line, paragraph, seenBy } from '../../card/line.ts';
import type { World } from '../world.ts';
import { findActs } from './acts.ts';
import {
  allSteps,
  answerCard,
  bodyBudget,
  firstSteps,
  fitting,
  type Hit,
  originalDoor,
  ownLine,
  type Readers,
  sayRead,
  shareChoices,
  steps,
  stepsSection,
} from './answer-card.ts';
import { askButton, sayWhatIsSent } from './asking.ts';
import { guideOf, sectionName, sectionTitle } from './naming.ts';

/** Says that the answer is where to start, and no cause. */
export const noCause = paragraph(line`No cause named yet: start here.`);

/** The first answer. */
export function foundCard(world: World, hit: Hit, readers: Readers): Card {
  return (hit.best.isGeneral ? generalCard : answerCard)(world, hit, readers);
}

/** Trouble whose cause the words do not name: where to start, the three nearest sections, and the ways on. */
function generalCard(world: World, { found, best }: Hit, { audience, words }: Readers): Card {
  const library = world.library();
  const guide = guideOf(library, best.section);
  const shown = stepsSection(guide, best.section);
  const nearest = found.matches.slice(1, 4).map(({ section }) => section);
  const own = ownLine(world, guide);
  const isAsked = words !== undefined && audience !== 'public';
  return {
    name: cut(guide?.short ?? 'Guide', 24),
    title: sectionTitle(library, shown),
    body: [
      noCause,
      ...(shown.steps.length > 0 ? [steps(shown, firstSteps)] : fitting(shown.body, bodyBudget)),
    ],
    doors: originalDoor(guide, shown),
    buttons: [
      { label: allSteps(shown) ?? 'Read on', act: findActs.read(shown.key, 1) },
      ...shareChoices(shown, audience),
      { label: 'Browse', act: findActs.browse() },
      ...(isAsked ? [askButton(words)] : []),
    ],
    menu: {
      label: 'Nearest sections',
      choices: [
        ...nearest.map((section) => ({
          label: cut(sectionName(library, section), 75),
          act: findActs.read(section.key, 1),
        })),
        { label: 'Contents of this guide', act: findActs.contents(shown.key, 1) },
      ],
    },
    small: [
      seenBy(
        audience === 'private',
        ...(own ? [own] : []),
        ...(isAsked ? [sayWhatIsSent(words)] : []),
        ...sayRead(found),
      ),
    ],
  };
}
