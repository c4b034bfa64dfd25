import type { Card, Choice } from '../../card/card.ts';
import { bold, cut, line, paragraph } from '../../card/line.ts';
import { settingsActs } from '../settings/acts.ts';
import { homeActs } from './acts.ts';
import type { HomeChannel } from './home-channels.ts';

/** C20: what to do next, where questions come, and the way to everything else. `progress` is what `/streak` says. */
export function homeCard(progress: Card, channels: readonly HomeChannel[]): Card {
  const [first, ...others] = progress.buttons;
  const managed = channels.filter(({ isManaged }) => isManaged);
  const settings = managed.map(
    ({ place, name }): Choice => ({
      label: cut(`Settings of ${name ? `#${name}` : 'a conversation'}`, 75),
      act: homeActs.settingsof(place.conversation),
    }),
  );
  return {
    name: 'Coach',
    title: line`${bold('Coach')}`,
    body: [
      paragraph(progress.title),
      ...progress.body,
      ...(channels.length > 0 ? [paragraph(line`${bold('Channels')}`)] : []),
      ...channels.map(({ state }) => paragraph(state)),
    ],
    buttons: [
      { label: 'Find a guide', act: homeActs.find() },
      ...(first ? [first] : []),
      { label: 'Help', act: settingsActs.help() },
    ],
    menu: { label: 'More', choices: [...others, ...settings] },
    small: progress.small,
  };
}
