import type { Card, Choice, Line } from '../../card/card.ts';
import { bold, bullets, command, cut, line, notice, seenBy } from '../../card/line.ts';
import type { Found } from '../../search/model.ts';
import type { World } from '../world.ts';
import { findActs } from './acts.ts';
import { type Audience, sayCut, shorten } from './answer-card.ts';
import { sectionName } from './naming.ts';

/** C3: nothing fits; the nearest two, and the way to ask for a guide. A public card repeats no typed word. */
export function noneCard(world: World, words: string | undefined, found: Found, audience: Audience): Card {
  const library = world.library();
  const nearest = found.matches.slice(0, 2);
  const asked =
    audience === 'public' || words === undefined
      ? line`${bold('Nothing in the library fits.')}`
      : line`${bold(`Nothing in the library fits "${cut(words, 80)}".`)}`;
  const lines = nearest.map((match) => line`${sectionName(library, match.section)}${shares(match.evidence)}`);
  const open: readonly Choice[] = nearest[0]
    ? [{ label: 'Open the first', act: findActs.read(nearest[0].section.key, 1) }]
    : [];
  return {
    name: 'Nothing fits',
    title: asked,
    body:
      lines.length > 0
        ? [{ kind: 'paragraph', line: line`Nearest, and probably not it:` }, bullets(lines)]
        : [],
    buttons: [
      ...open,
      { label: 'Browse', act: findActs.browse() },
      { label: 'Ask for this guide', act: findActs.want(shorten(words ?? '')) },
    ],
    small: [
      seenBy(
        audience === 'private',
        line`"Ask for this guide" sends these words, without your name, to the people who keep the library. Nothing else you type is stored.`,
        ...sayCut(found),
      ),
    ],
  };
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
