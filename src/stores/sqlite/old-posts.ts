import type { Store } from '../../store/store.ts';
import { isOver, oldestOf, withoutWords } from '../shared/posts.ts';
import type { Names } from './names.ts';
import type { Plans } from './plans.ts';
import type { Posts } from './posts.ts';
import { removeReports } from './reports.ts';
import type { Sql } from './sql.ts';

interface Parts {
  readonly sql: Sql;
  readonly names: Names;
  readonly plans: Plans;
  readonly posts: Posts;
}

export function createOldPosts({ sql, names, plans, posts }: Parts): Pick<Store, 'forgetWords'> {
  return {
    async forgetWords(name, { after, atMost, closedBefore }) {
      const conversation = names.conversation(name);
      if (conversation === undefined) return after;
      return sql.write(() => {
        const old = oldestOf(posts.after(conversation, after, atMost), closedBefore);
        for (const post of old.filter(isOver)) {
          plans.put(conversation, post.sequence, withoutWords(post));
          removeReports(sql, conversation, post.id);
        }
        return old.at(-1)?.sequence ?? after;
      });
    },
  };
}
