import { reportCommand } from './report.ts';

export const stats = reportCommand('stats', {
  summary: 'What came back right, questions to fix, incidents, guides asked for. No names',
});
