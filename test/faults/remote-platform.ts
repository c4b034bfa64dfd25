import type { MessageId } from '../../src/ids.ts';
import type { Platform, Sent } from '../../src/platform.ts';
import type { Peer } from './peer.ts';

/** The platform as a process sees it that reaches it over a wire: what it accepted stays, whoever dies. */
export function remotePlatform(peer: Peer, lookedAt: () => bigint): Platform {
  const accepted = async (message: MessageId): Promise<Sent> => ({ kind: 'sent', message });
  return {
    prefix: 'fault:',
    takesCommandsInThreads: () => true,
    isInTeam: () => true,
    wayIn: () => '',
    mayPost: async () => ({ kind: 'can' }),
    bookmarks: () => undefined,
    mayDiscuss: async () => undefined,
    mentionable: () => undefined,
    mentionFault: async () => undefined,
    readUpload: async () => ({ problem: 'There are no files.' }),
    join: async () => true,
    start: async () => undefined,
    stop: async () => undefined,
    post: (place, { card, mark, signal }) => {
      const abandoned = new Promise<Sent>((resolve) => {
        signal.addEventListener('abort', () => resolve({ kind: 'unknown' }), { once: true });
      });
      const sent = peer.ask('post', place, card, mark, lookedAt());
      return Promise.race([sent as Promise<Sent>, abandoned]); // the conductor answers so
    },
    findPost: (place, mark, since) =>
      peer.ask('findPost', place, mark, since) as ReturnType<Platform['findPost']>, // the conductor answers so
    say: () => accepted('said' as MessageId),
    edit: (_place, message) => accepted(message),
    remove: (_place, message) => accepted(message),
    whisper: () => accepted('whispered' as MessageId),
    readThread: async () => [],
    isAdmin: async () => false,
    admins: async () => [],
    zone: async () => undefined,
    isIn: async () => 'here',
    name: async () => undefined,
    whereabouts: async () => 'here',
    canRead: async () => true,
    surroundings: async () => ({ name: 'daily', isDirect: false, reach: 'ours' }),
    link: async () => undefined,
    discuss: async () => undefined,
  };
}
