import type { Card, Choice, Line, Rich } from '../../card/card.ts';
import { bold, bullets, command, cut, line, notice, paragraph, seenBy } from '../../card/line.ts';
import type { Library } from '../../library/model.ts';
import type { Found, Match } from '../../search/model.ts';
import type { World } from '../world.ts';
import { findActs } from './acts.ts';
import { type Audience, type Readers, sayCut } from './answer-card.ts';
import { askButton, sayWhatIsSent } from './asking.ts';
import { sectionName } from './naming.ts';

/** C3: nothing fits; the nearest two, and the way to ask for a guide. A public card repeats no typed word. */
export function noneCard(
  world: World,
  found: Found,
  { audience, words }: Pick<Readers, 'audience' | 'words'>,
): Card {
  const library = world.library();
  const nearest = found.isForeign ? [] : found.matches.slice(0, 2);
  const asked =
    audience === 'public' || words === undefined
      ? line`${bold('Nothing in the library fits.')}`
      : line`${bold(`Nothing in the library fits "${cut(words, 80)}".`)}`;
  const isAsked = words !== undefined;
  const open: readonly Choice[] = nearest[0]
    ? [{ label: 'Open the first', act: findActs.read(nearest[0].section.key, 1) }]
    : [];
  return {
    name: 'Nothing fits',
    title: asked,
    body: found.isForeign
      ? [paragraph(line`The guides are in English: ask in English, or with the technical words only.`)]
      : nearestSections(library, nearest),
    buttons: [...open, { label: 'Browse', act: findActs.browse() }, ...(isAsked ? [askButton(words)] : [])],
    small: [
      seenBy(
        audience === 'private',
        ...(isAsked ? [sayWhatIsSent(audience === 'public' ? undefined : words)] : []),
        ...sayCut(found),
      ),
    ],
  };
}

function nearestSections(library: Library, nearest: readonly Match[]): Rich {
  const lines = nearest.map((match) => line`${sectionName(library, match.section)}${shares(match.evidence)}`);
  return lines.length > 0 ? [paragraph(line`Nearest, and probably not it:`), bullets(lines)] : [];
}

/** Nothing was left to search for. */
export function emptyCard(audience: Audience): Card {
  return notice(
    'Say it in a few words',
    line`Say it in a few words, for example: ${command('guide')} pods keep restarting`,
    {
      buttons: [{ label: 'Browse', act: findActs.browse() }],
      small: audience === 'private' ? [seenBy(true)] : [],
    },
  );
}

function shares(evidence: readonly string[]): Line {
  return evidence[0] ? line` (shares "${evidence[0]}")` : line``;
}
