/** Timers are given, so that a test holds the time. */
export interface Timers {
  /** Milliseconds since some moment; never set, and going on while the process or its machine stands still. */
  now(): number;
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}
