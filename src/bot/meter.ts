import type { Incoming } from '../platform.ts';

/** How an event ended. `not ours`: another replica has it. */
export type Answered = 'answered' | 'refused' | 'silent' | 'not ours' | 'store away' | 'failed';

/** What is counted while the bot works. Names are of a bounded list, whatever was sent. */
export interface Meter {
  answered(event: {
    readonly kind: Incoming['kind'];
    /** Of a command, of a button; otherwise empty. */
    readonly name: string;
    readonly outcome: Answered;
    readonly ms: number;
  }): void;
  /** Of recommendations nobody asked for. */
  recommended(outcome: 'spoken' | 'silent' | 'refused' | 'helped'): void;
}

export const noMeter: Meter = { answered: () => undefined, recommended: () => undefined };
