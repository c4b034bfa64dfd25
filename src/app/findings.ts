import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Finding } from '../../adapters/shared/finding.ts';
import type { Config } from '../config.ts';
import type { ConversationId } from '../ids.ts';
import { loadLibrary } from '../library/load.ts';
import { bundledGuides, openBundled } from './bundled.ts';

export async function examineContent(config: Config): Promise<Finding> {
  const { memory } = await openBundled();
  const folders = [bundledGuides(), ...config.guidesPath];
  const { library, problems } = await loadLibrary({ folders, memory });
  const own = library.guides.filter((guide) => guide.own).length;
  const count = `${library.guides.length} guides (${own} your own), ${library.questions.length} questions`;
  const said = problems.length === 0 ? count : `${count}; ${problems.length} problems: run coach lint`;
  return { what: 'Library', isGood: problems.length === 0, said };
}

export async function examineStorage(config: Config): Promise<readonly Finding[]> {
  if (!config.redisUrl) return [await folder(resolve(config.dataDir))];
  try {
    const { examineRedis } = await import('../stores/redis/examine.ts');
    const { version, judged } = await examineRedis(config.redisUrl);
    if (judged.length === 0)
      return [{ what: 'Redis', isGood: true, said: `${version}, keeps what it is given` }];
    return judged.map(({ problem, remedy }) => ({
      what: 'Redis',
      isGood: false,
      said: `${problem}: ${remedy}`,
    }));
  } catch (error) {
    const said = messageOf(error).replace(/\.$/, '');
    return [{ what: 'Redis', isGood: false, said: `${said}. Start it, or correct REDIS_URL` }];
  }
}

async function folder(path: string): Promise<Finding> {
  const what = 'Data folder';
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
    return { what, isGood: true, said: `${path} can be written` };
  } catch {
    return { what, isGood: false, said: `${path} cannot be written: change its owner, or set DATA_DIR` };
  }
}

/** `isRunning`: its connection is open, so that none is tried. */
export async function examineSlackOf(
  slack: NonNullable<Config['slack']>,
  isRunning: boolean,
): Promise<readonly Finding[]> {
  const { examineSlack } = await import('../../adapters/slack/examine.ts');
  const { throughProxy } = await import('../../adapters/slack/proxy.ts');
  const fetch = slack.proxy && throughProxy(slack.proxy).fetch;
  return examineSlack({ ...slack, fetch, ...(isRunning && { appToken: undefined }) });
}

/** `conversations`: where questions are asked, of any platform. */
export async function examineDiscordOf(
  discord: NonNullable<Config['discord']>,
  conversations: readonly ConversationId[],
): Promise<readonly Finding[]> {
  const { examineDiscord } = await import('../../adapters/discord/examine.ts');
  const { idPrefix } = await import('../../adapters/discord/ids.ts');
  const ours = conversations.filter((id) => id.startsWith(idPrefix));
  return examineDiscord({ ...discord, conversations: ours });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
