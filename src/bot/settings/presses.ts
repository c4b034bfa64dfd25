import type { Presses, Submissions } from '../acts.ts';
import { hush, unhush } from '../incident/hush.ts';
import { allowShared, beginTrial, offerWatch, stopWatching } from '../incident/watch-incidents.ts';
import { openMend, openRequests, resumeMonths, stopMonths } from '../month/month.ts';
import { eraseMine, openErase } from '../privacy/erase.ts';
import { exportMine } from '../privacy/export.ts';
import { openPrivacy, showOnBoards } from '../privacy/privacy.ts';
import { openDaily, saveDaily } from './change-daily.ts';
import { openMore, saveMore } from './change-more.ts';
import { openChannels, saveChannels } from './channels.ts';
import { openHelp, openSetUp } from './coach.ts';
import { backToEveryDay, openPause, pauseSchedule, resumeSchedule } from './pause-schedule.ts';
import { postNow } from './post-now.ts';
import { startSchedule } from './start-schedule.ts';

const opensForm = 'in the acknowledgement' as const;

export const setupPresses: Presses = {
  help: { manner: 'page', arguments: 0, run: openHelp },
  setup: { manner: 'page', arguments: 0, run: openSetUp },
  start: { manner: 'page', arguments: 0, run: startSchedule },
  change: { manner: opensForm, arguments: 0, run: openDaily },
  more: { manner: opensForm, arguments: 0, run: openMore },
  postnow: { manner: 'asker', arguments: 0, run: postNow },
  pauseuntil: { manner: opensForm, arguments: 0, run: openPause },
  resume: { manner: 'page', arguments: 0, run: resumeSchedule },
  everyday: { manner: 'page', arguments: 0, run: backToEveryDay },
  watchoffer: { manner: 'page', arguments: 0, run: offerWatch },
  trialstart: { manner: 'page', arguments: 0, run: beginTrial },
  watchoff: { manner: 'page', arguments: 0, run: stopWatching },
  speakshared: { manner: 'page', arguments: 1, run: allowShared },
  channels: { manner: opensForm, arguments: 0, run: openChannels },
  privacy: { manner: 'page', arguments: 0, run: openPrivacy },
  showme: { manner: 'page', arguments: 1, run: showOnBoards },
  export: { manner: 'asker', arguments: 0, run: exportMine },
  erase: { manner: opensForm, arguments: 0, run: openErase },
  hush: { manner: 'asker', arguments: 0, run: hush },
  requests: { manner: 'asker', arguments: 2, run: openRequests },
  mend: { manner: 'asker', arguments: 2, run: openMend },
  monthoff: { manner: 'asker', arguments: 1, run: stopMonths },
  monthon: { manner: 'asker', arguments: 1, run: resumeMonths },
  unhush: { manner: 'asker', arguments: 0, run: unhush },
};

export const setupSubmissions: Submissions = {
  change: { arguments: 0, run: saveDaily },
  more: { arguments: 0, run: saveMore },
  pauseuntil: { arguments: 0, run: pauseSchedule },
  channels: { arguments: 0, run: saveChannels },
  erase: { arguments: 0, run: eraseMine },
};
