// Writes what is generated from the schema: the README's configuration table and .env.example.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderConfigTable, renderEnvExample } from '../dist/src/cli/config-docs.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const readme = join(root, 'README.md');
const table = /(<!-- configuration -->\n)[\s\S]*?(\n<!-- \/configuration -->)/;
writeFileSync(
  readme,
  readFileSync(readme, 'utf8').replace(table, (_whole, start, end) => start + renderConfigTable() + end),
);
writeFileSync(join(root, '.env.example'), renderEnvExample());
