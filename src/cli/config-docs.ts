import { z } from 'zod';
import { secrets } from '../secret-files.ts';
import { variables } from '../variables.ts';

const secretFiles = `A secret can stand in a file: ${secrets.map((name) => `\`${name}_FILE\``).join(', ')} name it, as with Docker and Kubernetes secrets.`;

/** The README's table of variables. */
export function renderConfigTable(): string {
  const rows = Object.entries(variables).map(
    ([name, schema]) => `| \`${name}\` | ${describe(schema)} | ${shown(defaultOf(schema))} |`,
  );
  const table = ['| variable | what it does | default |', '| --- | --- | --- |', ...rows].join('\n');
  return `${table}\n\n${secretFiles}`;
}

/** `.env.example`: every variable, with what it does, switched off. */
export function renderEnvExample(): string {
  const entries = Object.entries(variables).map(
    ([name, schema]) => `# ${describe(schema)}\n#${name}=${defaultOf(schema) ?? ''}\n`,
  );
  return `# Copy to .env and fill in what you need: with nothing set, the playground runs.\n# ${secretFiles}\n\n${entries.join('\n')}`;
}

function describe(schema: z.ZodType): string {
  return z.globalRegistry.get(schema)?.description ?? schema.description ?? '';
}

function defaultOf(schema: z.ZodType): string | undefined {
  const parsed = schema.safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? String(parsed.data) : undefined;
}

function shown(value: string | undefined): string {
  return value === undefined || value === '' ? 'none' : `\`${value}\``;
}
