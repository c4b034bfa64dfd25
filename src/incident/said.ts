import type { Epoch } from '../ids.ts';

/** One message of a thread, oldest first. */
export interface Said {
  readonly text: string;
  readonly at?: Epoch;
  readonly from?: 'person' | 'bot' | 'us';
}

/** Where a thread stands: in an incident's own channel, in a feed of alerts, or anywhere else. */
export const wheres = ['incident', 'alerts', 'talk'] as const;
export type Where = (typeof wheres)[number];

export const phases = ['detect', 'triage', 'mitigate', 'communicate', 'resolved', 'postmortem'] as const;
export type Phase = (typeof phases)[number];
