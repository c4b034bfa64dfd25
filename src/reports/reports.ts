import { postNow, resume, resumeAll, skip } from './orders.ts';
import type { Report, ReportSources } from './report.ts';
import { reportStats } from './stats.ts';
import { reportStatus } from './status.ts';

/** Made by the command line where it can open the store, and by the bot where that holds it. */
export const reports = {
  status: reportStatus,
  stats: reportStats,
  resume,
  'resume-all': resumeAll,
  skip,
  'post-now': postNow,
} as const satisfies Readonly<
  Record<string, (from: ReportSources, words: readonly string[]) => Promise<Report>>
>;

export type ReportName = keyof typeof reports;

export function isReport(name: string): name is ReportName {
  return Object.hasOwn(reports, name);
}
