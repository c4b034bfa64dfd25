import type { Card, Choice, Form } from '../../src/card/card.ts';
import type { ConversationId, MemberId, MessageId, Place, PostId, TeamId } from '../../src/ids.ts';
import type { Message, Platform, Sent } from '../../src/platform.ts';

/** Something on a screen. `to` undefined: everyone in the conversation. */
export interface Shown {
  readonly message: MessageId;
  readonly place: Place;
  readonly isDirect: boolean;
  readonly to: MemberId | undefined;
  card: Card | undefined;
  form: Form | undefined;
  errors: Readonly<Record<string, string>>;
  /** Opens a refused form again, where it could not be refused in the window itself. */
  reopen: Choice | undefined;
  readonly mark: PostId | undefined;
}

export interface FakePlatform extends Platform {
  /** Everything as it stands, oldest first. */
  readonly screens: Shown[];
  /** That were opened under a message. */
  readonly threads: readonly { readonly message: MessageId; readonly title: string }[];
  readonly settings: {
    admins: readonly MemberId[];
    teamAdmins: readonly MemberId[];
    zones: Map<MemberId, string>;
    reach: 'ours' | 'shared' | 'unknown';
    thread: readonly Message[] | 'forbidden';
    whispers: 'sent' | 'forbidden';
    /** What is said in a conversation, posts too. */
    posts: 'sent' | 'gone' | 'forbidden' | 'too much';
    /** What it says when it is asked whether a post would be taken: the truth, unless told otherwise. */
    tells: 'the truth' | 'can' | 'cannot tell';
    /** Whether the bot may let itself in where it is not. */
    joinable: boolean;
    commandsInThreads: boolean;
    /** Whether a thread under a post has to be opened, and opens. */
    threads: 'need no opening' | 'can' | 'cannot';
    /** Whether the bot is in the team. */
    isIn: 'here' | 'gone' | 'cannot tell';
    whereabouts: 'here' | 'gone' | 'cannot tell';
    /** Who may read no channel any more. */
    outsiders: readonly MemberId[];
  };
  show(what: Pick<Shown, 'place' | 'isDirect' | 'to'> & Partial<Shown>): Shown;
}

const team = 'fake:T1' as TeamId;
export const memberId = (name: string): MemberId => `fake:T1/${name}` as MemberId;
export const channel = (name: string): Place => ({ team, conversation: `fake:T1/${name}` as ConversationId });

/** As on Discord: a direct message is in no team. */
const direct = 'fake:@me' as TeamId;
export const directWith = (member: MemberId): Place => ({ ...channel(`direct-${member}`), team: direct });

/** Records what a platform would show, and refuses what it is told to refuse. */
export function createFakePlatform(): FakePlatform {
  const screens: Shown[] = [];
  const threads: { message: MessageId; title: string }[] = [];
  const settings: FakePlatform['settings'] = {
    admins: [memberId('admin')],
    teamAdmins: [memberId('admin')],
    zones: new Map([[memberId('admin'), 'Europe/Berlin']]),
    reach: 'ours',
    thread: [],
    whispers: 'sent',
    posts: 'sent',
    tells: 'the truth',
    joinable: false,
    commandsInThreads: true,
    threads: 'need no opening',
    isIn: 'here',
    whereabouts: 'gone',
    outsiders: [],
  };
  const refused = (why: 'gone' | 'forbidden' | 'too much'): Sent => ({
    kind: 'refused',
    why,
    afterMs: why === 'too much' ? 1000 : 0,
  });
  const show: FakePlatform['show'] = (what) => {
    const message = `m${screens.length + 1}` as MessageId;
    const blank = { card: undefined, form: undefined, errors: {}, reopen: undefined, mark: undefined };
    const shown: Shown = { ...blank, ...what, message };
    screens.push(shown);
    return shown;
  };
  const find = (message: MessageId): Shown | undefined =>
    screens.find((one) => one.message === message && one.to === undefined);

  return {
    prefix: 'fake:',
    takesCommandsInThreads: () => settings.commandsInThreads,
    isInTeam: (place) => place.team !== direct,
    wayIn: () => '/invite @Coach',
    async mayPost() {
      const { tells, posts, joinable } = settings;
      if (tells === 'cannot tell') return { kind: tells };
      if (tells === 'can' || posts === 'sent' || posts === 'too much') return { kind: 'can' };
      const remedy = 'Write /invite @Coach there';
      return { kind: 'cannot', why: posts, problem: 'I am not in it', remedy, joinable };
    },
    bookmarks: () => undefined,
    async mayDiscuss() {
      const { threads } = settings;
      if (threads !== 'cannot') return threads === 'can' ? { kind: threads } : undefined;
      const [problem, remedy] = ['I lack Create Threads', 'Allow me Create Threads'];
      return { kind: threads, why: 'forbidden', problem, remedy, joinable: false };
    },
    mentionable: () => 'role',
    mentionFault: async (_place, role) => (role === 'nobody' ? 'There is no role "nobody" here.' : undefined),
    readUpload: async (_place, upload, mostBytes) =>
      upload.length > mostBytes ? { problem: 'The file is larger than 100 KB.' } : { text: upload },
    async join() {
      if (settings.joinable) settings.posts = 'sent';
      return settings.joinable;
    },
    screens,
    threads,
    settings,
    show,
    start: async () => undefined,
    stop: async () => undefined,
    async post(place, { card, mark }) {
      if (settings.posts !== 'sent') return refused(settings.posts);
      return { kind: 'sent', message: show({ place, isDirect: false, to: undefined, card, mark }).message };
    },
    findPost: async (_place, mark) => screens.find((one) => one.mark === mark)?.message ?? 'none',
    async say(place, card) {
      if (settings.posts !== 'sent') return refused(settings.posts);
      return { kind: 'sent', message: show({ place, isDirect: false, to: undefined, card }).message };
    },
    async edit(_place, message, card) {
      const shown = find(message);
      if (!shown) return refused('gone');
      shown.card = card;
      return { kind: 'sent', message };
    },
    async remove(_place, message) {
      const shown = find(message);
      if (shown) screens.splice(screens.indexOf(shown), 1);
      return { kind: 'sent', message };
    },
    async whisper(member, card) {
      if (settings.whispers !== 'sent') return refused(settings.whispers);
      const place = directWith(member);
      return { kind: 'sent', message: show({ place, isDirect: true, to: member, card }).message };
    },
    readThread: async () => settings.thread,
    isAdmin: async (member, _place, over) =>
      (over === 'team' ? settings.teamAdmins : settings.admins).includes(member),
    admins: async (_place, atMost) => settings.admins.slice(0, atMost),
    zone: async (member) => settings.zones.get(member),
    isIn: async () => settings.isIn,
    name: async (member) => member.split('/').at(-1),
    whereabouts: async () => settings.whereabouts,
    canRead: async (member) => !settings.outsiders.includes(member),
    surroundings: async (place) => ({
      name: place.conversation.split('/').at(-1) ?? '',
      isDirect: place.conversation.includes('direct-'),
      reach: settings.reach,
    }),
    link: async (_place, message) => `https://chat.example/${message}`,
    async discuss(_place, message, title) {
      if (settings.threads === 'cannot') return undefined;
      if (!threads.some((one) => one.message === message)) threads.push({ message, title });
      return `https://chat.example/thread/${message}#${title}`;
    },
  };
}
