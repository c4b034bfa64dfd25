import { readFileSync } from 'node:fs';

type Env = Readonly<Record<string, string>>;

/** Those that may stand in a file of their own, named by the variable with `_FILE` behind it. */
export const secrets = [
  'REDIS_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_REFRESH_TOKEN',
  'SLACK_CLIENT_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DISCORD_TOKEN',
] as const;

/** The environment with what stands in files, as Docker and Kubernetes mount secrets. Problems never show what was read. */
export function readSecretFiles(env: Env): { readonly env: Env; readonly problems: readonly string[] } {
  const read: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of secrets) {
    const path = env[`${name}_FILE`];
    if (path === undefined) continue;
    const found =
      env[name] === undefined ? readSecret(path) : { problem: `is set, and so is ${name}: keep one of them` };
    if ('problem' in found) problems.push(`${name}_FILE ${found.problem}`);
    else read[name] = found.text;
  }
  return { env: { ...env, ...read }, problems };
}

function readSecret(path: string): { readonly text: string } | { readonly problem: string } {
  try {
    const text = readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .trim();
    return text === '' ? { problem: `names ${path}, which is empty` } : { text };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { problem: `names ${path}, which cannot be read (${code})` };
  }
}
