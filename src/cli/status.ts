import { reportCommand } from './report.ts';

export const status = reportCommand('status', {
  summary: 'List the schedules: when each posts next, and what keeps it from posting',
});
