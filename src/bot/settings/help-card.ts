import type { Card, Choice } from '../../card/card.ts';
import { bold, command, line, paragraph, seenBy } from '../../card/line.ts';
import { watchActs } from '../incident/acts.ts';
import { privacyActs } from '../privacy/acts.ts';
import { settingsActs } from './acts.ts';
import type { Told } from './suspension.ts';

/** C13: the whole product in seven lines. */
export function helpCard(options: {
  readonly isAdmin: boolean;
  readonly isDirect: boolean;
  readonly isInThread: boolean;
  readonly takesCommandsInThreads: boolean;
  /** What stands first where the question of the channel is suspended. */
  readonly suspension: Told | undefined;
  /** Where the figures and the set-up of the team are, for who manages all of it. */
  readonly teamUrl: string | undefined;
}): Card {
  const instead = options.takesCommandsInThreads ? '' : '. Commands do not work in threads: use @Coach';
  const canType = options.takesCommandsInThreads || !options.isInThread;
  const examples = canType ? line`, ${command('quiz')} slo, ${command('quiz')} review` : [];
  const mute: readonly Choice[] = options.isDirect ? [] : [{ label: 'Mute here', act: watchActs.hush() }];
  const setUp: readonly Choice[] =
    options.isAdmin && !options.isDirect ? [{ label: 'Set up', act: settingsActs.setup() }] : [];
  const { suspension, teamUrl } = options;
  const about = line`${bold('Coach: guides and questions for people who run production')}`;
  return {
    name: 'Coach',
    title: suspension?.title ?? about,
    body: [
      ...(suspension ? [suspension.remedy, about] : []),
      line`Find a guide: ${command('guide')} pods keep restarting`,
      line`In a thread: @Coach, or @Coach and your words${instead}`,
      line`On any message: its menu › Find a guide for this`,
      line`In a direct message: just write`,
      line`Practise: ${command('quiz')}${examples}`,
      line`How you are doing: ${command('streak')}`,
    ].map(paragraph),
    doors: teamUrl === undefined ? [] : [{ label: 'Team page', url: teamUrl }],
    buttons: [{ label: 'What is stored', act: privacyActs.privacy() }, ...mute, ...setUp],
    small: [seenBy(!options.isDirect, line`No language model, nothing leaves this server.`)],
  };
}
