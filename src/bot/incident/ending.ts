import { readAlert } from '../../incident/alert.ts';
import { saysOver } from '../../incident/ending.ts';
import { scoreLive } from '../../incident/live.ts';
import { phaseOf } from '../../incident/phase.ts';
import type { Scene } from './scene.ts';
import { tuning } from './tuning.ts';

/** Whether the message that just arrived ends the incident. A recovered alert ends its own thread alone. */
export function isOver({ incoming, messages, where }: Scene): boolean {
  const { message, place } = incoming;
  if (message.from === 'person') return saysOver(message.text);
  const { state, name } = readAlert(message.text);
  const [first] = messages;
  if (state === 'recovered' && place.thread && first?.from === 'bot')
    return readAlert(first.text).name === name;
  return where === 'incident' && saysOver(message.text);
}

const { badNewsFrom } = tuning;

/** Whether what was said to be over burns again. */
export function isBadNews({ incoming: { message } }: Scene): boolean {
  if (message.from === 'bot') return readAlert(message.text).state === 'firing';
  const phase = phaseOf(message);
  return phase === 'detect' || (phase !== undefined && scoreLive(message).odds >= badNewsFrom);
}
