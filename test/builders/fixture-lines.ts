import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

/** The lines of `test/fixtures/NAME.jsonl`. */
export function fixtureLines<T>(name: string, shape: z.ZodType<T>): readonly T[] {
  return readFileSync(join(import.meta.dirname, `../fixtures/${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => shape.parse(JSON.parse(line)));
}
