import { reportCommand } from './report.ts';

export const stats = reportCommand('stats', {
  summary: 'What came back right, questions to mend, incidents, guides asked for. No names',
});
