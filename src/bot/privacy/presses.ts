import { handle } from '../acts.ts';
import { privacyActs } from './acts.ts';
import { eraseMine, openErase } from './erase.ts';
import { exportMine } from './export.ts';
import { openPrivacy, showOnBoards } from './privacy.ts';

export const privacyHandlers = handle(
  privacyActs,
  {
    privacy: ['page', openPrivacy],
    showme: ['page', showOnBoards],
    export: ['asker', exportMine],
    erase: ['in the acknowledgement', openErase],
  },
  { erase: eraseMine },
);
