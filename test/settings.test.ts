import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../src/cli/settings.ts';
import { startProgram } from './builders/coach.ts';
import { folderWith } from './builders/folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The environment as a command sees it. */
function read(folders: readonly string[], env: Record<string, string | undefined> = {}) {
  const { file } = loadSettings(env, folders);
  return { file, ...env };
}

describe('.env', () => {
  it('fills what is not set, and an empty variable is not', async () => {
    const folder = await folderWith({ '.env': 'PORT=4000\nexport HOST="::1" # all\r\nLOG_LEVEL=debug\n' });

    const env = read([folder], { PORT: '', LOG_LEVEL: 'warn' });

    expect(env).toMatchObject({ PORT: '4000', HOST: '::1', LOG_LEVEL: 'warn', file: join(folder, '.env') });
  });

  it('is read the same with a byte order mark', async () => {
    const folder = await folderWith({ '.env': '\uFEFFPORT=4000\n' });

    expect(read([folder])).toMatchObject({ PORT: '4000' });
  });

  it('is the one of this folder, else the one beside the program, whose paths start there', async () => {
    const here = await folderWith({ '.env': 'PORT=1\n' });
    const empty = await folderWith({});
    const beside = await folderWith({
      '.env': 'PORT=2\nGUIDES_PATH=books:/srv/books\nDISCORD_TOKEN_FILE=token\n',
    });

    expect(read([here, beside])).toMatchObject({ PORT: '1', DATA_DIR: join(here, 'data') });
    expect(read([empty, beside])).toEqual({
      file: join(beside, '.env'),
      PORT: '2',
      DATA_DIR: join(beside, 'data'),
      GUIDES_PATH: `${join(beside, 'books')}:/srv/books`,
      DISCORD_TOKEN_FILE: join(beside, 'token'),
    });
    expect(read([empty])).toEqual({ file: undefined });
  });

  it('says what is wrong where it is a folder, or in another encoding', async () => {
    const folder = await folderWith({ '.env/file': '' });
    const wide = await folderWith({ '.env': Buffer.from('\uFEFFPORT=4000\r\n', 'utf16le') });
    const bare = await folderWith({ '.env': Buffer.from('PORT=4000\r\n', 'utf16le') });

    expect(() => read([folder])).toThrow(
      `${join(folder, '.env')} is a folder: remove it and put a file there (Docker makes a folder of a mounted file that does not exist)`,
    );
    expect(() => read([wide])).toThrow(`${join(wide, '.env')} is not in UTF-8: save it as UTF-8`);
    expect(() => read([bare])).toThrow(`${join(bare, '.env')} is not in UTF-8: save it as UTF-8`);
  });
});

describe('the launcher', () => {
  it('says which Node it needs on an older one', async () => {
    const folder = await folderWith({
      'old.cjs': "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });",
    });

    const ended = promisify(execFile)(process.execPath, [
      '--require',
      join(folder, 'old.cjs'),
      join(root, 'bin/coach.js'),
      'help',
    ]);

    await expect(ended).rejects.toMatchObject({
      code: 1,
      stderr:
        'Oncall Coach needs Node 20.12 or later; this is Node 18.20.4. Newer ones: https://nodejs.org\n',
    });
  });

  it('says what to do in a clone without packages', async () => {
    const clone = await folderWith({});
    await copyProduct(clone);

    await expect(
      promisify(execFile)(process.execPath, [join(clone, 'bin/coach.js'), 'help']),
    ).rejects.toMatchObject({
      code: 1,
      stderr: `Building Oncall Coach ...\nThe build failed: the package oxc-transform is not installed: run npm ci in ${clone}\n`,
    });
  });
});

describe('npm start', () => {
  it('says where settings and data are, and ends the bot when it is ended', async () => {
    const folder = await folderWith({ '.env': '' });

    const running = await startProgram(['npm', 'start', '--silent', '--prefix', root], folder);
    await running.stop();

    expect(running.said()).toMatch(
      /^Oncall Coach \d+\.\d+\.\d+ on Node \d+\.\d+\.\d+\nSettings: .*\nData: .*\/data\n/,
    );
    await expect(fetch(running.address)).rejects.toThrow();
  });
});

async function copyProduct(clone: string): Promise<void> {
  await mkdir(join(clone, 'src'));
  await writeFile(join(clone, 'src/cli.ts'), '');
  await promisify(execFile)('cp', ['-R', join(root, 'bin'), join(root, 'package.json'), clone]);
}
