import { openFolder, readText, type TextFile } from '../files.ts';

/** A file that stands next to the guides of a folder, such as `exceptions.yaml`: of the first folder that has one. */
export async function readBeside(folders: readonly string[], name: string): Promise<TextFile | undefined> {
  for (const path of folders) {
    const folder = await openFolder(path);
    if ('what' in folder) continue;
    const { file } = await readText(folder, name, () => Promise.resolve());
    if (file) return file;
  }
  return undefined;
}
