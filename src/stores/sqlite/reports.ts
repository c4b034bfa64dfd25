import type { Report } from '../../store/answers.ts';
import type { Store } from '../../store/store.ts';
import { reporterOf, textOf } from '../shared/reports.ts';
import type { Names } from './names.ts';
import { asNumber, type Sql } from './sql.ts';

export function createReports(sql: Sql, names: Names): Pick<Store, 'report'> {
  return {
    async report(report) {
      return sql.write(() => {
        const conversation = names.ensureConversation(report.place.conversation);
        const text = textOf(report);
        if (addReporter(sql, names, report) && text) addText(sql, { conversation, post: report.post, text });
        const row = sql.get(
          'SELECT COUNT(*) AS members FROM reports WHERE conversation = ? AND post = ?',
          conversation,
          report.post,
        );
        return asNumber(row?.members);
      });
    },
  };
}

/** false: the member reported the post before, and that stands. */
export function addReporter(sql: Sql, names: Names, report: Report): boolean {
  return (
    sql.run(
      'INSERT OR IGNORE INTO reports (conversation, post, member, report) VALUES (?, ?, ?, ?)',
      names.ensureConversation(report.place.conversation),
      report.post,
      names.ensureMember(report.member),
      reporterOf(report),
    ) === 1
  );
}

/** Equal texts are one. */
export function addText(
  sql: Sql,
  {
    conversation,
    post,
    text,
  }: { readonly conversation: number; readonly post: string; readonly text: string },
): void {
  sql.run(
    `INSERT INTO report_texts (conversation, post, report) SELECT ?1, ?2, ?3
     WHERE NOT EXISTS (SELECT 1 FROM report_texts WHERE conversation = ?1 AND post = ?2 AND report = ?3)`,
    conversation,
    post,
    text,
  );
}

/** Who reported the post, and in which words. */
export function removeReports(sql: Sql, conversation: number, post: string): void {
  for (const table of ['reports', 'report_texts'])
    sql.run(`DELETE FROM ${table} WHERE conversation = ? AND post = ?`, conversation, post);
}
