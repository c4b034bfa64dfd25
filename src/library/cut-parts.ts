import { nextAtMost, type Stretch } from './document.ts';
import type { Role } from './model.ts';
import { isBroad } from './own-titles.ts';
import { isStepHeading, roleOf } from './roles.ts';

/** Stretches that make a section. */
export interface Cut {
  readonly from: number;
  readonly until: number;
  readonly title: string;
  readonly role: Role | undefined;
}

/** What one screen of a chat holds, about: a longer section is cut at its own headings. */
const longest = 1800;
const longestTitle = 120;

interface Above {
  /** The nearest heading that says what it is about. */
  readonly subject: string;
  readonly role: Role | undefined;
}

/** A page in sections: at `#` and `##`, and deeper where a section is long or each heading names an alert. */
export function cutParts(stretches: readonly Stretch[]): readonly Cut[] {
  const cuts: Cut[] = [];
  const isManifold = stretches.filter(({ level }) => level === 1).length > 1;
  const cut = (from: number, until: number, above: Above | undefined): void => {
    for (let i = from; i < until; ) {
      const one = stretches[i];
      if (!one) break;
      const end = one.level === 0 ? i + 1 : Math.min(until, nextAtMost(stretches, i, one.level));
      const made = { from: i, until: end, title: nameOf(one, above), role: roleUnder(one, above) };
      if (end > i + 1 && (one.level <= 1 || isCut(stretches.slice(i, end)))) {
        cuts.push({ ...made, until: i + 1 });
        const subject = isBroad(one.title) ? (above?.subject ?? '') : one.title;
        cut(i + 1, end, one.level > 1 || isManifold ? { subject, role: made.role } : undefined);
      } else cuts.push(made);
      i = end;
    }
  };
  cut(0, stretches.length, undefined);
  return cuts;
}

/** "KafkaLag: Diagnosis": under another heading it says whose it is. */
function nameOf({ title }: Stretch, above: Above | undefined): string {
  const whole = above?.subject && title ? `${above.subject}: ${title}` : title;
  return whole.length <= longestTitle ? whole : title;
}

function roleUnder({ title }: Stretch, above: Above | undefined): Role | undefined {
  return roleOf(title) ?? (above?.role === 'acts' || above?.role === 'checks' ? above.role : undefined);
}

function isCut(stretches: readonly Stretch[]): boolean {
  const [first, ...inner] = stretches;
  const level = Math.min(...inner.map((one) => one.level));
  const heads = inner.filter((one) => one.level === level && one.title !== '');
  if (
    !first ||
    heads.length < 2 ||
    heads.filter(({ title }) => isStepHeading(title)).length * 2 > heads.length
  )
    return false;
  const size = stretches.reduce((sum, one) => sum + sizeOf(one), 0);
  return size > longest || heads.filter(({ title }) => isName(title)).length * 2 > heads.length;
}

const sizeOf = ({ tokens }: Stretch): number => tokens.reduce((sum, { content }) => sum + content.length, 0);

/** As alerts are called: `KubePodCrashLooping`, `etcd_no_leader`. */
const isName = (title: string): boolean =>
  !/\s/.test(title.trim()) && /\p{Ll}\p{Lu}|\p{L}_\p{L}|\p{Lu}{2}\p{Ll}/u.test(title);
