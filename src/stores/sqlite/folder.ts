import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { StoreAway } from '../../store/store.ts';
import { refuseMoved, refusePartial, StoreRefused } from '../shared/schema.ts';
import { codeOf, isDamaged } from './away.ts';

/** The one file of the store; SQLite keeps its log next to it. */
export function fileOf(folder: string): string {
  return join(folder, 'coach.db');
}

/** Creates the folder. Throws StoreRefused where it cannot be written, or its data was moved elsewhere. */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 }); // what members answered is theirs alone
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw cannotWrite(folder, cause);
  }
  const moved = await readMoved(folder);
  if (moved) refuseMoved(moved, `The data in ${folder}`);
}

/** A file that is none of SQLite's, or has lost its order. */
function damaged(folder: string, cause: unknown): StoreRefused {
  return new StoreRefused(
    `${fileOf(folder)} is damaged: bring a backup back with coach restore, or move the file away to begin with nothing.`,
    { cause },
  );
}

export function cannotOpen(folder: string, error: unknown): StoreRefused {
  const cause = error instanceof StoreAway ? error.cause : error;
  return isDamaged(codeOf(cause)) ? damaged(folder, error) : cannotWrite(folder, error);
}

export function cannotWrite(folder: string, cause: unknown): StoreRefused {
  return new StoreRefused(
    `The data folder ${folder} cannot be written: change its owner or its rights, or set DATA_DIR to another folder.`,
    { cause },
  );
}

const Moved = z.object({ to: z.string(), at: z.string() });

async function readMoved(folder: string): Promise<z.infer<typeof Moved> | undefined> {
  const text = await readFile(markOf(folder), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Moved.parse(JSON.parse(text));
}

/** Marks a folder whose data was moved: opening it is refused from now on. */
export async function markFolderMoved(folder: string, to: string, at: Date): Promise<void> {
  await writeFile(markOf(folder), `${JSON.stringify({ to, at: at.toISOString() })}\n`, { flush: true });
}

function markOf(folder: string): string {
  return join(folder, 'moved.json');
}

/** Throws StoreRefused where a restore into the folder was cut off. */
export async function refuseRestoring(folder: string): Promise<void> {
  const at = await readFile(restoringIn(folder), 'utf8').catch(() => undefined);
  if (at !== undefined) refusePartial(at, `The data in ${folder}`);
}

/** Opening it is refused until the mark is gone again. */
export async function markRestoring(folder: string, at: Date): Promise<void> {
  await writeFile(restoringIn(folder), at.toISOString(), { flush: true });
}

export async function unmarkRestoring(folder: string): Promise<void> {
  await rm(restoringIn(folder), { force: true });
}

function restoringIn(folder: string): string {
  return join(folder, 'restoring');
}
