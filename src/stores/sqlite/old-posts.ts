import type { Store } from '../../store/store.ts';
import { isOver, oldestOf, withoutWords } from '../shared/posts.ts';
import type { Names } from './names.ts';
import type { Plans } from './plans.ts';
import type { Posts } from './posts.ts';
import { removeReports } from './reports.ts';
import type { Sql } from './sql.ts';
import { finish, noteUnfinished } from './unfinished.ts';

interface Dependencies {
  readonly sql: Sql;
  readonly names: Names;
  readonly plans: Plans;
  readonly posts: Posts;
  readonly folder: string;
}

const mark = 'words';

export function createOldPosts(dependencies: Dependencies): Pick<Store, 'forgetWords' | 'wipe'> {
  const { sql, names, plans, posts, folder } = dependencies;
  return {
    async forgetWords(name, { after, atMost, closedBefore }) {
      const conversation = names.conversation(name);
      if (conversation === undefined) return after;
      const old = oldestOf(posts.after(conversation, after, atMost), closedBefore);
      const over = old.filter(isOver);
      if (over.length > 0) await noteUnfinished(folder, mark);
      sql.write(() => {
        for (const post of over) {
          plans.put(conversation, post.sequence, withoutWords(post));
          removeReports(sql, conversation, post.id);
        }
      });
      return old.at(-1)?.sequence ?? after;
    },
    wipe: () => finish(dependencies, mark),
  };
}
