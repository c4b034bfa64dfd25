import { presses } from '../../src/bot/features.ts';
import type { Library } from '../../src/library/model.ts';

const channel = 'fake:T1/sre-daily';

/** Values that each act of the bot may carry, in the channel that is set up first. */
export function actValues({ guides, questions }: Library): Readonly<Record<string, readonly string[]>> {
  const section = guides[0]?.sections[0]?.key ?? '';
  const question = questions[0]?.key ?? '';
  return {
    ...Object.fromEntries([...presses.keys()].map((verb) => [verb, []])),
    ...Object.fromEntries(['read', 'contents', 'dm', 'share'].map((verb) => [verb, [section, '1']])),
    pack: ['incidents', '1'],
    ...Object.fromEntries(
      ['beside', 'diagram', 'want', 'unwanted', 'quizme', 'steps', 'helped', 'bookmark', 'notit'].map(
        (verb) => [verb, [section]],
      ),
    ),
    answer: ['post000001', '1'],
    ...Object.fromEntries(
      ['last', 'mine', 'readpost', 'discuss', 'report'].map((verb) => [verb, ['post000001']]),
    ),
    try: [question, '1', 'd', '0'],
    next: ['d'],
    approve: ['x', channel],
    decline: ['x', channel],
    deckfile: [channel],
    golive: ['here'],
    settingsof: [channel],
    board: ['this'],
    boardshare: ['this'],
    shown: ['this', 'on'],
    pausefor: ['7'],
    trial: ['right', channel, '1'],
    speakshared: ['on'],
    answerbots: ['on'],
    showme: ['on'],
    requests: [channel, '2026-11'],
    mend: [channel, '2026-11'],
    monthoff: [channel],
    monthon: [channel],
  };
}
