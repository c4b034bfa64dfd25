import type { MemberId } from '../../ids.ts';
import type { Report } from '../../store/answers.ts';
import type { Fact } from '../../store/facts.ts';
import { dayOf } from './days.ts';

type ReportFact = Extract<Fact, { kind: 'report' }>;

/** A report is kept as two facts that do not lead to each other: who reported, and what was written. */
export function reporterOf(report: Report): string {
  const { place, post, question, reason, at } = report;
  return JSON.stringify({ place, post, question, reason, at });
}

/** undefined: nothing was written. The date is coarse, so that it does not give the writer away. */
export function textOf(report: Omit<Report, 'member'>): string | undefined {
  const { place, post, question, reason, text, at } = report;
  return text === '' ? undefined : JSON.stringify({ place, post, question, reason, text, at: dayOf(at) });
}

/** Written by a store under the schema version, so not validated again. */
export function reporterFact(stored: string, member: MemberId): ReportFact {
  const report = JSON.parse(stored) as Omit<Report, 'member' | 'text'>;
  return { kind: 'report', report: { member, ...report, text: '' } };
}

/** Written by a store under the schema version, so not validated again. */
export function textFact(stored: string): ReportFact {
  const report = JSON.parse(stored) as Omit<Report, 'member'>;
  return { kind: 'report', report: { member: undefined, ...report } };
}
