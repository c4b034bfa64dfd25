import { execFileSync, fork } from 'node:child_process';
import { createPeer, type Handlers, type Peer } from './peer.ts';
import type { ReplicaSetup } from './reporting-store.ts';

/** A process of the bot. */
export interface Replica extends Peer {
  readonly number: number;
  readonly gone: Promise<void>;
  isReady: boolean;
  isAlive: boolean;
  kill(): void;
  freeze(): void;
  thaw(): void;
  /** Whether its files may grow; where not, writing fails as on a full disk. */
  mayWrite(may: boolean): void;
}

export interface Replicas {
  /** Those that answer. */
  ready(): readonly Replica[];
  /** Starts as many as are missing; the frozen ones are. */
  keep(count: number): void;
  /** Ended otherwise than by our hand. */
  crashes(): number;
  stop(): Promise<void>;
}

export interface ReplicasOptions {
  readonly program: string;
  /** Of the n-th process, from 1 on. */
  readonly setup: (number: number) => ReplicaSetup;
  readonly handlers: (replica: Replica) => Handlers;
  /** One ended: by our hand, or not. */
  readonly onGone: () => void;
}

export function createReplicas(options: ReplicasOptions): Replicas {
  const alive = new Set<Replica>();
  const frozen = new Set<Replica>();
  let started = 0;
  let crashes = 0;
  let isStopping = false;

  function start(): void {
    const number = ++started;
    const child = fork(options.program, [JSON.stringify(options.setup(number))], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let isKilled = false;
    const replica: Replica = {
      number,
      isReady: false,
      isAlive: true,
      gone: new Promise((resolve) => {
        child.once('exit', () => {
          replica.isAlive = false;
          alive.delete(replica);
          frozen.delete(replica);
          if (!isKilled) crashes += 1;
          resolve();
          if (!isStopping) options.onGone();
        });
      }),
      ask: (name, ...args) => peer.ask(name, ...args),
      kill() {
        isKilled = true;
        replica.isReady = false;
        child.kill('SIGKILL');
      },
      freeze() {
        frozen.add(replica);
        child.kill('SIGSTOP');
      },
      mayWrite(may) {
        if (!replica.isAlive) return;
        execFileSync('prlimit', [`--pid=${child.pid}`, `--fsize=${may ? 'unlimited' : '1:unlimited'}`]);
      },
      thaw() {
        frozen.delete(replica);
        child.kill('SIGCONT');
      },
    };
    alive.add(replica);
    const peer = createPeer(child, {
      ready: () => {
        replica.isReady = true;
      },
      ...options.handlers(replica),
    });
  }

  return {
    ready: () => [...alive].filter((replica) => replica.isReady && !frozen.has(replica)),
    keep(count) {
      while (!isStopping && alive.size - frozen.size < count) start();
    },
    crashes: () => crashes,
    async stop() {
      isStopping = true;
      const all = [...alive];
      for (const replica of all) replica.kill();
      await Promise.all(all.map((replica) => replica.gone));
    },
  };
}
