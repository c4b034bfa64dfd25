import { describe, expect, it } from 'vitest';
import { createConnections } from '../../src/app/connections.ts';
import type { Platform } from '../../src/platform.ts';
import { createFakePlatform } from '../fakes/platform.ts';
import { scriptedBot } from '../fakes/scripted-bot.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };

/** A platform that is away for its first so many tries. */
function platformAway(prefix: string, tries: number): Platform & { readonly started: number } {
  let started = 0;
  return {
    ...createFakePlatform(),
    prefix,
    get started() {
      return started;
    },
    async start() {
      started += 1;
      if (started <= tries) throw new Error(`${prefix} cannot be reached`);
      return undefined;
    },
  };
}

describe('platforms', () => {
  it('that are away hold up no other, and are tried again until they answer', async () => {
    const [web, slack, discord] = [
      platformAway('web:', 0),
      platformAway('slack:', 0),
      platformAway('discord:', 3),
    ];
    const waits: number[] = [];
    const due: (() => void)[] = [];
    const connections = createConnections([web, slack, discord], log, (run, ms) => {
      waits.push(ms);
      due.push(run);
    });

    await connections.start(scriptedBot());
    const before = connections.states();
    while (connections.states().discord === 'away') {
      due.shift()?.();
      await new Promise(setImmediate);
    }

    expect(before).toEqual({ web: 'connected', slack: 'connected', discord: 'away' });
    expect(connections.states()).toEqual({ web: 'connected', slack: 'connected', discord: 'connected' });
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    expect([slack.started, discord.started]).toEqual([1, 4]);
  });

  it('that break off are away until they are there again, and the log says both', async () => {
    const tell: ((isReached: boolean, remedy?: string) => void)[] = [];
    const logged: unknown[] = [];
    const note = ({ platform }: { platform?: unknown }, said: string): void =>
      void logged.push([platform, said]);
    const slack: Platform = {
      ...createFakePlatform(),
      prefix: 'slack:',
      start: async (_bot, _lost, reached) => void (reached && tell.push(reached)),
    };
    const connections = createConnections([platformAway('web:', 0), slack], { ...log, info: note });
    await connections.start(scriptedBot());

    tell[0]?.(false);
    const broken = connections.states();
    tell[0]?.(true);

    expect(broken).toEqual({ web: 'connected', slack: 'away' });
    expect(connections.states()).toEqual({ web: 'connected', slack: 'connected' });
    expect(logged.slice(2)).toEqual([
      ['slack', 'a connection broke off and is opened again'],
      ['slack', 'a platform is connected'],
    ]);
  });

  it('that are refused are tried again, and say once what to do', async () => {
    const tell: ((isReached: boolean, remedy?: string) => void)[] = [];
    const faults: unknown[] = [];
    const error = ({ platform, todo }: { platform?: unknown; todo?: unknown }, said: string): void =>
      void faults.push([platform, todo, said]);
    const slack: Platform = {
      ...createFakePlatform(),
      prefix: 'slack:',
      start: async (_bot, _lost, reached) => void (reached && tell.push(reached)),
    };
    const connections = createConnections([slack], { ...log, error });
    await connections.start(scriptedBot());

    tell[0]?.(false);
    tell[0]?.(false, 'Switch Socket Mode on');
    tell[0]?.(false, 'Switch Socket Mode on');
    const during = [connections.states(), connections.refused()];
    tell[0]?.(true);

    expect(during).toEqual([{ slack: 'away' }, { slack: 'Switch Socket Mode on' }]);
    expect([connections.states(), connections.refused()]).toEqual([{ slack: 'connected' }, {}]);
    expect(faults).toEqual([
      ['slack', 'Switch Socket Mode on', 'a platform refuses the connection; it is tried again'],
    ]);
  });

  it('are lost for good only when the last one says so, and each says what to do', async () => {
    const loses: ((remedy: string) => void)[] = [];
    const losable = (prefix: string): Platform => ({
      ...createFakePlatform(),
      prefix,
      start: async (_bot, lost) => void (lost && loses.push(lost)),
    });
    const connections = createConnections([losable('web:'), losable('slack:'), losable('discord:')], log);
    await connections.start(scriptedBot());

    loses[2]?.('Reset the token');
    const states = connections.states();
    loses[1]?.('Install it again');

    expect(states).toEqual({ web: 'connected', slack: 'connected', discord: 'lost' });
    expect(connections.remedies()).toEqual(['Reset the token', 'Install it again']);
    await expect(connections.allLost).resolves.toBe('Install it again');
  });

  it('that are busy or away end no start, and are left alone for as long as they ask', async () => {
    let tries = 0;
    const busy: Platform = {
      ...createFakePlatform(),
      prefix: 'slack:',
      start: async () => (++tries < 3 ? { why: 'Slack is busy', afterMs: 90_000 } : undefined),
    };
    const waits: number[] = [];
    const due: (() => void)[] = [];
    const connections = createConnections([platformAway('web:', 0), busy], log, (run, ms) => {
      waits.push(ms);
      due.push(run);
    });

    await connections.start(scriptedBot());
    const before = connections.states();
    while (connections.states().slack === 'away') {
      due.shift()?.();
      await new Promise(setImmediate);
    }

    expect(before).toEqual({ web: 'connected', slack: 'away' });
    expect(waits).toEqual([90_000, 90_000]);
  });

  it('end the start where none answers, for then something is wrong here', async () => {
    const connections = createConnections([platformAway('web:', 0), platformAway('slack:', 1)], log);

    await expect(connections.start(scriptedBot())).rejects.toThrow('slack: cannot be reached');
  });
});
