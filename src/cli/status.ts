import { reportCommand } from './report.ts';

export const status = reportCommand('status', {
  usage: 'status [CONVERSATION] [--json]',
  summary: 'List the schedules: when each posts next, what keeps it from posting; of one, its history',
});
