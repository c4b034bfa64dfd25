import { handle } from '../acts.ts';
import { settingsActs } from './acts.ts';
import { openDaily, saveDaily } from './change-daily.ts';
import { openMore, saveMore } from './change-more.ts';
import { openChannels, saveChannels } from './channels.ts';
import { openHelp, openSetUp } from './coach.ts';
import { openDaysOff, saveDaysOff } from './days-off-file.ts';
import { joinChannel } from './join.ts';
import { backToEveryDay, openPause, pauseSchedule, resumeSchedule } from './pause-schedule.ts';
import { postNow } from './post-now.ts';
import { startSchedule } from './start-schedule.ts';

const opensForm = 'in the acknowledgement';

export const settingsHandlers = handle(
  settingsActs,
  {
    help: ['page', openHelp],
    setup: ['page', openSetUp],
    start: ['page', startSchedule],
    change: [opensForm, openDaily],
    more: [opensForm, openMore],
    daysoff: [opensForm, openDaysOff],
    postnow: ['asker', postNow],
    pauseuntil: [opensForm, openPause],
    resume: ['page', resumeSchedule],
    join: ['page', joinChannel],
    everyday: ['page', backToEveryDay],
    channels: [opensForm, openChannels],
  },
  {
    change: saveDaily,
    more: saveMore,
    daysoff: saveDaysOff,
    pauseuntil: pauseSchedule,
    channels: saveChannels,
  },
);
