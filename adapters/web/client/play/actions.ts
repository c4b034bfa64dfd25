import type { Answer, View } from '../../play/wire.ts';
import { directOf, type Opened, type Place } from './place.ts';
import type { Session } from './session.ts';
import type { Thing } from './things-to-try.tsx';

export type Values = Readonly<Record<string, readonly string[]>>;

export interface Actions {
  say(text: string, thread: string | undefined): Promise<Answer>;
  press(view: View, act: string): Promise<void>;
  find(view: View): Promise<void>;
  submit(act: string, values: Values): Promise<void>;
  suggest(name: string, text: string): Promise<Answer>;
  play(recording: string, speed: number): Promise<void>;
  stop(): Promise<void>;
  paste(lines: readonly string[]): Promise<void>;
  move(by: string): Promise<void>;
}

interface Dependencies {
  readonly session: Pick<Session, 'ask' | 'lookUp'>;
  readonly as: string;
  readonly place: Place;
  readonly opened: Opened | undefined;
  readonly open: (opened: Opened | undefined) => void;
  readonly show: (place: Place) => void;
  readonly tick: (thing: Thing) => void;
}

/** What somebody does there. An answer may open a window, or lead elsewhere. */
export function createActions(dependencies: Dependencies): Actions {
  const { as, place, opened, open, show, tick } = dependencies;
  const { ask, lookUp } = dependencies.session;
  const take = (answer: Answer, at: Place = place): Answer => {
    if (answer.form) open({ answer, at });
    if (answer.conversation) show({ conversation: answer.conversation, thread: undefined });
    return answer;
  };
  return {
    async say(text, thread) {
      for (const thing of thingsIn(text, thread)) tick(thing);
      const at = { conversation: place.conversation, thread };
      return take(await ask({ kind: 'say', ...sentTo(at), text }), at);
    },
    async press(view, act) {
      tick(act.startsWith('answer|') ? 'answer' : 'press');
      const at = { conversation: place.conversation, thread: view.root };
      take(await ask({ kind: 'press', message: view.id, act }), at);
    },
    async find(view) {
      tick('ask');
      take(await ask({ kind: 'shortcut', message: view.id }));
    },
    async submit(act, values) {
      if (!opened) return;
      const answer = await ask({ kind: 'submit', ...sentTo(opened.at), act, values });
      if (answer.problem) return;
      open(undefined);
      take(answer, opened.at);
    },
    suggest: (name, text) => lookUp({ kind: 'suggest', name, text }),
    async play(recording, speed) {
      tick('play');
      take(await ask({ kind: 'play', recording, speed }));
    },
    async stop() {
      await ask({ kind: 'stop' });
    },
    async paste(lines) {
      const conversation = place.conversation === directOf(as) ? 'web:incidents' : place.conversation;
      const [root, ...rest] = lines;
      const { message } = await ask({ kind: 'say', in: conversation, text: root });
      if (!message) return;
      tick('thread');
      show({ conversation, thread: message });
      for (const text of [...rest, '@Coach'])
        await ask({ kind: 'say', in: conversation, thread: message, text });
    },
    async move(by) {
      tick('move');
      await ask({ kind: 'move', by });
    },
  };
}

function sentTo({ conversation, thread }: Place): { readonly in: string; readonly thread?: string } {
  return thread ? { in: conversation, thread } : { in: conversation };
}

function thingsIn(text: string, thread: string | undefined): readonly Thing[] {
  const things: Thing[] = [];
  if (text.startsWith('/guide')) things.push('ask');
  if (text.startsWith('/coach')) things.push('start');
  if (thread || /@coach/i.test(text)) things.push('thread');
  return things;
}
