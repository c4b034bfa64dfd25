import { Routes, ThreadAutoArchiveDuration } from 'discord.js';
import type { Log } from '../../src/log.ts';
import type { Platform } from '../../src/platform.ts';
import { cut } from '../shared/cut.ts';
import type { Api } from './api.ts';
import { isDirect, messageParts } from './ids.ts';
import { limits } from './limits.ts';
import { refusal, threadExists } from './outcome.ts';

export function createLinks({
  api,
  log,
}: {
  readonly api: Api;
  readonly log: Log;
}): Pick<Platform, 'link' | 'discuss'> {
  return {
    link: async (_place, message) => `https://discord.com/channels/${messageParts(message).join('/')}`,
    async discuss(place, message, title) {
      const [guild, channel, id] = messageParts(message);
      if (place.thread !== undefined || isDirect(place))
        return `https://discord.com/channels/${guild}/${channel}/${id}`;
      // A thread begun on a message has that message's id, so a second press finds the same one.
      const link = `https://discord.com/channels/${guild}/${id}`;
      try {
        const name = cut(title.trim() || 'Discussion', limits.threadName);
        const body = { name, auto_archive_duration: ThreadAutoArchiveDuration.OneDay };
        await api.patient.post(Routes.threads(channel, id), { body });
        return link;
      } catch (error) {
        if (refusal(error) === threadExists) return link;
        log.info({ err: error }, 'a discussion could not be opened');
        return undefined;
      }
    },
  };
}
