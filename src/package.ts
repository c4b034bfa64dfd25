import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The folder of the product, with its `package.json` and its guides: the same from the sources and from what is built. */
export const packageFolder = folderWith('package.json', dirname(fileURLToPath(import.meta.url)));

/** As in `package.json`, such as 0.1.0. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))).version;

function folderWith(name: string, from: string): string {
  if (existsSync(join(from, name))) return from;
  const above = dirname(from);
  if (above === from) throw new Error(`There is no ${name} above ${import.meta.url}.`);
  return folderWith(name, above);
}
