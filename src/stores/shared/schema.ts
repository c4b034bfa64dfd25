/**
 * The version of everything stored. A store of a newer one is refused; an older one is brought forward on opening.
 * 2: a schedule says where its days without a question are read from; one that does not is as good as it was.
 * 3: a list in a note is a field for each entry; a mute and each register have a kind of their own.
 * 4: tallies of each question are kept next to the answers, and on Redis the schedules are listed.
 */
export const schemaVersion = 4;

/** Why a store is not opened or moved: one sentence, for the operator, that says what to do. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused';
}

/** Throws StoreRefused where the data was written by a newer version. `where` names the folder or the server. */
export function checkVersion(found: number, where: string): void {
  if (found > schemaVersion)
    throw new StoreRefused(
      `${where} was written by a newer version of Coach (data version ${found}, this one knows ${schemaVersion}): install that version or a later one.`,
    );
}

/** Marks data that lives elsewhere now. */
export interface Moved {
  readonly to: string;
  readonly at: string;
}

/** What was cut off while it was written is no whole store. `at`: when that began. */
export function refusePartial(at: string, where: string): never {
  throw new StoreRefused(
    `${where} is only a part of what coach restore or coach move-store began to write at ${at}: run that again to its end, or choose an empty place.`,
  );
}

export function refuseMoved(moved: Moved, where: string): never {
  throw new StoreRefused(
    `${where} was moved to ${moved.to} at ${moved.at} and is out of date: start with ${moved.to}, or choose an empty place to move back to.`,
  );
}
