import type { Reply } from '../../card/card.ts';
import { cut, line } from '../../card/line.ts';
import { readTeamWatch, savePatterns } from '../../notes/team-watch.ts';
import { privately } from '../failures.ts';
import { cannotTell, canTell } from '../incident/trial.ts';
import { channelsForm } from '../incident/watch-incidents.ts';
import type { Of, World } from '../world.ts';
import { settingsActs } from './acts.ts';
import { refuseForTeam } from './admin.ts';
import { filled } from './filled.ts';

const mostPatterns = 10;
const namePattern = /^[\p{L}\p{N}_*-]{3,80}$/u;

export async function openChannels(world: World, incoming: Of<'choice'>): Promise<Reply> {
  const refused = await refuseForTeam(world, incoming);
  if (refused) return refused;
  return { kind: 'form', form: channelsForm(await readTeamWatch(world.store, incoming.place.team)) };
}

export async function saveChannels(world: World, incoming: Of<'form'>): Promise<Reply> {
  const refused = await refuseForTeam(world, incoming);
  if (refused) return refused;
  const team = await readTeamWatch(world.store, incoming.place.team);
  const typed = parsePatterns(incoming.values.patterns?.[0] ?? '');
  const picked = (incoming.values.picked ?? []).map((name) => name.toLowerCase());
  const patterns = [...new Set([...typed, ...picked])];
  const wrong =
    typed.find((name) => !isPattern(name) && !team.patterns.includes(name)) ??
    picked.find((name) => !isWholeName(name));
  if (wrong !== undefined || patterns.length > mostPatterns)
    return {
      kind: 'invalid',
      form: filled(channelsForm(team), incoming.values),
      errors: {
        patterns:
          wrong === undefined
            ? `At most ${mostPatterns} names.`
            : `"${cut(wrong, 40)}" is no channel name. Three letters or more, with * for any: inc-*`,
      },
      reopen: { label: 'Channels', act: settingsActs.channels() },
    };
  const isFirst = team.watch === 'off' && patterns.length > 0;
  if (isFirst && !(await canTell(world, incoming.member, line`channels named ${patterns.join(', ')}`)))
    return {
      kind: 'invalid',
      form: filled(channelsForm(team), incoming.values),
      errors: { patterns: `${cannotTell}. Allow it, then save again.` },
      reopen: { label: 'Channels', act: settingsActs.channels() },
    };
  await savePatterns(world.store, incoming.place.team, { patterns, by: incoming.member });
  return privately(
    patterns.length > 0
      ? line`I watch channels named ${patterns.join(', ')}, once I am in them.`
      : line`I watch no channels by name.`,
  );
}

function parsePatterns(text: string): readonly string[] {
  const names = text.split(/[\s,]+/).map((name) => name.replace(/^#/, '').toLowerCase());
  return [...new Set(names.filter(Boolean))];
}

/** A pattern of stars alone would watch everything. */
function isPattern(pattern: string): boolean {
  return namePattern.test(pattern) && pattern.replaceAll('*', '').length >= 2;
}

/** Picked ones have the letters and signs that the platform lets a channel have, and are found again in the typed ones. */
function isWholeName(name: string): boolean {
  return /^[^\s,*#]{1,100}$/.test(name);
}
