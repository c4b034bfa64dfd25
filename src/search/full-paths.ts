/** Where disks are mounted: a path of a site at 99 % is something else. */
const mount =
  /(?<![\w.:/-])(?:\/(?:var|home|data|mnt|srv|opt|tmp|boot|usr|root|dev|export|vol|volumes?|scratch|rpool|tank|pool|backups?|storage|media)\d{0,3}(?:[/-][\w./-]{0,60})?|\/(?=\s)|[A-Z]:(?=\s))/
    .source;
const full = new RegExp(
  `${mount}\\s{0,3}(?:(?:is|are|at|now|usage|used|has|reached|:|=)\\s{0,3}){0,3}(?:(?:9\\d|100)(?:[.,]\\d{1,2})?\\s?%|9\\d[.,]\\d{1,2}(?!\\d))`,
);

/** "/var 97 %", "/mnt/backup is 99.5": a disk is full, though nobody says so; undefined: no such place. */
export function fullPathOf(text: string): string | undefined {
  return full.exec(text)?.[0];
}

/** What stands for it, in words that any library has. */
export const ofFullPath = 'disk is full';
