import type { Finding } from '../../adapters/shared/finding.ts';
import { plural } from '../card/words.ts';
import { type FirstSteps, readFirstSteps } from '../reports/first-steps.ts';
import type { Store } from '../store/store.ts';

/** The first question and the trial of a platform, as findings. `coach`: the command as it is typed. */
export async function findSteps(
  store: Store,
  { platform, coach }: { readonly platform: string; readonly coach: string },
): Promise<readonly Finding[]> {
  try {
    const found = await readFirstSteps(store, (id) => id.startsWith(`${platform}:`));
    return [questionStep(found, coach), watchStep(found, coach)];
  } catch {
    return [{ what: 'first question', isGood: false, said: 'the store does not answer' }];
  }
}

function questionStep({ schedules, suspended, lastQuestion }: FirstSteps, coach: string): Finding {
  const what = 'first question';
  const channels = plural(schedules, 'channel');
  if (schedules === 0)
    return { what, isGood: true, isOpen: true, said: `${coach} in a channel, then Start: one press` };
  if (suspended > 0)
    return { what, isGood: false, said: `suspended in ${suspended} of ${channels}: ${coach} there says why` };
  if (lastQuestion === undefined)
    return { what, isGood: true, isOpen: true, said: `set up in ${channels}, none was posted yet` };
  return { what, isGood: true, said: `in ${channels}, the last on ${lastQuestion}` };
}

function watchStep({ live, trials, trial }: FirstSteps, coach: string): Finding {
  const what = 'incidents';
  const isTried = `on trial in ${plural(trials, 'place')}: ${trial.incidents} seen, ${trial.right} judged right, ${trial.wrong} wrong`;
  if (live > 0)
    return {
      what,
      isGood: true,
      said: `it speaks by itself in ${plural(live, 'place')}${trials > 0 ? `, ${isTried}` : ''}`,
    };
  if (trials > 0)
    return { what, isGood: true, isOpen: true, said: `${isTried}. Go live from the card that judges it` };
  return {
    what,
    isGood: true,
    isOpen: true,
    said: `${coach} in an incident channel, then Watch incidents: a trial says nothing in public`,
  };
}
