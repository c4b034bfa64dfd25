import { handle } from '../acts.ts';
import { monthActs } from './acts.ts';
import { openMend, openRequests, resumeMonths, stopMonths } from './month.ts';

export const monthHandlers = handle(monthActs, {
  requests: ['asker', openRequests],
  mend: ['asker', openMend],
  monthoff: ['asker', stopMonths],
  monthon: ['asker', resumeMonths],
});
