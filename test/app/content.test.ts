import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openContent } from '../../src/app/content.ts';
import { readConfig } from '../../src/config.ts';
import { createLog, type Fields, type Log } from '../../src/log.ts';
import { folderWith } from '../builders/folder.ts';

describe("a team's own folder", () => {
  it('may come late, or go and come back: the log tells it, and what was read last is served', async () => {
    const home = await folderWith({ 'made/books/a.md': '# A\n\nwords\n' });
    let heard = (_: Fields, message: string): void => void message;
    const log: Log = {
      ...createLog('silent'),
      info: (fields, message) => heard(fields, message),
      warn: (fields, message) => heard(fields, message),
    };
    const linesAfter = async (edit: () => Promise<void>): Promise<readonly string[]> => {
      const lines: string[] = [];
      const isRead = new Promise<void>((resolve) => {
        heard = ({ at, what, todo, problems }, message) => {
          lines.push([at, what, todo, problems, message].filter((part) => part !== undefined).join(': '));
          if (message === 'the library was read anew') resolve();
        };
      });
      await Promise.all([edit(), isRead]);
      return lines;
    };
    const late = join(home, 'mount/late');
    const config = readConfig({ GUIDES_PATH: join(late, 'books') });

    const content = await openContent(config, log);
    onTestFinished(() => content.close());
    const served = (): boolean => content.library().guide('a') !== undefined;
    const seen = [served()];
    const lines: (readonly string[])[] = [];
    for (const edit of [
      () => mkdir(join(home, 'mount')),
      () => rename(join(home, 'made'), late),
      () => rename(late, join(home, 'made')),
      () => rename(join(home, 'made'), late),
    ]) {
      lines.push(await linesAfter(edit));
      seen.push(served());
    }

    const missing = `${join(late, 'books')}:1: the folder is not there: create it, or correct GUIDES_PATH`;
    const leftOut = 'a file or folder was left out';
    expect(seen).toEqual([false, false, true, true, true]);
    expect(lines).toEqual([
      [`${missing}: ${leftOut}`, '1: the library was read anew'],
      ['0: the library was read anew'],
      [`${missing}; until then it is served as it was last read: ${leftOut}`, '1: the library was read anew'],
      ['0: the library was read anew'],
    ]);
  });
});
