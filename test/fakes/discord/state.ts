import { createMint, ids, type Message, type thread, user } from './world.ts';

/** What stands in the channels, and what is open with each interaction. */
export interface State {
  readonly mint: () => string;
  readonly messages: Message[];
  readonly threads: Map<string, ReturnType<typeof thread>>;
  readonly interactions: Map<string, Open>;
  readonly directs: Map<string, string>;
  /** The channels of the server: of which type, and which of its permissions the bot is denied there. */
  readonly channels: Map<string, { readonly type: number; readonly denied: bigint }>;
  add(message: Pick<Message, 'channel_id'> & Partial<Message>): Message;
  replace(id: string, by: Partial<Message>): Message | undefined;
  /** Resolves when the condition holds; it is looked at after every change. */
  until<T>(condition: () => T | undefined, what: string): Promise<T>;
  changed(): void;
}

export interface Open {
  readonly token: string;
  readonly channel: string;
  readonly member: string;
  /** The message that was pressed. */
  readonly message: string | undefined;
  readonly isSubmission: boolean;
  /** How it was acknowledged: the type of the response. */
  answered: number | undefined;
  /** What `@original` stands for: the promised or the pressed message. */
  original: string | undefined;
  isSettled: boolean;
  modal: Modal | undefined;
  suggestions: readonly { readonly name: string; readonly value: string }[] | undefined;
}

export interface Modal {
  readonly title: string;
  readonly custom_id: string;
  readonly components: readonly {
    readonly type: number;
    readonly label?: string;
    readonly component?: { readonly type: number; readonly custom_id: string };
  }[];
}

/** It ends what hangs, however busy the machine is. */
const patienceMs = 240_000;

export function createState(now: () => number): State {
  const messages: Message[] = [];
  const listeners = new Set<() => void>();
  const mint = createMint(now);
  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return {
    mint,
    messages,
    threads: new Map(),
    interactions: new Map(),
    directs: new Map(),
    channels: new Map([ids.daily, ids.incidents].map((id) => [id, { type: 0, denied: 0n }])),
    changed,
    add(given) {
      const isDirect = given.channel_id.startsWith('5');
      const message: Message = {
        id: mint(),
        type: 0,
        author: user(ids.bot),
        content: '',
        embeds: [],
        components: [],
        flags: 0,
        files: [],
        ...(!isDirect && { guild_id: ids.guild }),
        ...given,
      };
      messages.push(message);
      changed();
      return message;
    },
    replace(id, by) {
      const at = messages.findIndex((message) => message.id === id);
      const before = messages[at];
      if (!before) return undefined;
      const after = { ...before, ...by };
      messages[at] = after;
      changed();
      return after;
    },
    until(condition, what) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`${what}: not within ${patienceMs} ms`));
        }, patienceMs);
        const look = (): void => {
          const found = condition();
          if (found === undefined) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      });
    },
  };
}
