import type { Bot } from '../../../src/platform.ts';
import { members, team, type Workspace } from '../workspace.ts';
import { type Line, type Recording, recordings } from './recordings.ts';
import { press, say } from './talk.ts';

interface PlayerOptions {
  readonly workspace: Workspace;
  readonly clock: () => number;
  readonly move: ((ms: number) => Promise<void>) | undefined;
  /** Resolves after so many milliseconds of the wall, or at the signal. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Player {
  /** The title of what is played now. */
  playing(): string | undefined;
  /** Opens a channel and plays there; what was played before ends. undefined: no such recording. */
  play(recording: string, speed: number, bot: Bot): string | undefined;
  stop(): void;
}

/** Plays incidents through the same door as typed words. Where the clock may be moved, it shows the times that were. */
export function createPlayer(options: PlayerOptions): Player {
  const { workspace } = options;
  let now: { readonly title: string; readonly ending: AbortController } | undefined;
  const end = (): void => {
    now?.ending.abort();
    now = undefined;
    workspace.stir();
  };
  return {
    playing: () => now?.title,
    stop: end,
    play(id, speed, bot) {
      const recording = recordings.find((one) => one.id === id);
      if (!recording) return undefined;
      now?.ending.abort();
      const mine = { title: recording.title, ending: new AbortController() };
      now = mine;
      const { id: conversation } = workspace.open(recording.channel);
      const signal = mine.ending.signal;
      void playLines(recording, { ...options, bot, speed, conversation, signal }).finally(() => {
        if (now === mine) end();
      });
      return conversation;
    },
  };
}

type Stage = PlayerOptions & {
  readonly bot: Bot;
  readonly speed: number;
  readonly conversation: ReturnType<Workspace['open']>['id'];
  readonly signal: AbortSignal;
};

async function playLines({ lines }: Recording, stage: Stage): Promise<void> {
  const began = stage.clock();
  let at = 0;
  for (const [index, line] of lines.entries()) {
    await pass((line.at - at) * 1000, stage);
    at = line.at;
    if (stage.signal.aborted) return;
    await sayLine(line, `${began}-${index}`, stage);
  }
}

/** The pause at the chosen speed; the clock makes up for what was not waited. */
async function pass(ms: number, { speed, wait, move, clock, signal }: Stage): Promise<void> {
  const before = clock();
  await wait(ms / speed, signal);
  const left = ms - (clock() - before);
  if (!signal.aborted && left > 0) await move?.(left);
}

/** `event` is of this playing alone: what has the id of an earlier event is not answered again. */
async function sayLine(line: Line, event: string, stage: Stage): Promise<void> {
  const { bot, workspace, clock, conversation } = stage;
  const member = members[line.who === 'alerts' ? 0 : line.who]?.id;
  if (!member) return;
  const by = { event, at: clock(), place: { team, conversation }, member };
  if ('press' in line) return press({ ...by, label: line.press }, bot, workspace);
  await say({ ...by, text: line.text, isAlert: line.who === 'alerts' }, bot, workspace);
}
