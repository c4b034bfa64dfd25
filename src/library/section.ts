import type { Block, Rich } from '../card/card.ts';
import { toSectionId } from '../ids.ts';
import type { Part } from './document.ts';
import { shortKey } from './keys.ts';
import type { Role, Section } from './model.ts';
import { readingMinutes } from './reading-time.ts';
import { isStepHeading } from './roles.ts';
import { endsInColon, plainText } from './text.ts';

export function toSection(guide: string, part: Part): Section {
  const { body } = part;
  const steps = stepsOf(body);
  return { ...named(guide, part), ...told(body), body, steps, hasSteps: steps.length > 0 };
}

/**
 * A section of a team's own page: there may be many thousands, of which few are ever shown. So its tree is not kept:
 * `read` makes it again from the source when somebody wants it.
 */
export function toOwnSection(
  guide: string,
  part: Part,
  { role, read }: { readonly role: Role | undefined; readonly read: () => Rich },
): Section {
  let kept: WeakRef<Rich> | undefined;
  const body = (): Rich => {
    const known = kept?.deref();
    if (known) return known;
    const made = read();
    kept = new WeakRef(made);
    return made;
  };
  const hasSteps = role !== 'aside' && role !== 'facts' && stepsAfterLead(part.body).length > 0;
  return {
    ...named(guide, part),
    ...told(part.body),
    role,
    hasSteps,
    get body() {
      return body();
    },
    get steps() {
      return hasSteps ? stepsAfterLead(body()) : [];
    },
  };
}

function named(
  guide: string,
  { anchor, title }: Part,
): Pick<Section, 'id' | 'guide' | 'anchor' | 'title' | 'key'> {
  const id = toSectionId(guide, anchor);
  return { id, guide, anchor, title, key: shortKey(id) };
}

function told(body: Rich): Pick<Section, 'text' | 'minutes'> {
  return { text: plainText(body), minutes: readingMinutes(body) };
}

/** The list that a section opens with. A block of code between its steps belongs to the step that announces it. */
function stepsOf(body: Rich): readonly Rich[] {
  const steps: Rich[] = [];
  for (const block of body) {
    const last = steps.at(-1);
    if (block.kind === 'list' && block.start !== undefined && (!last || block.start === steps.length + 1))
      steps.push(...block.items);
    else if (block.kind === 'code' && last && endsInColon(last)) steps.splice(-1, 1, [...last, block]);
    else break;
  }
  return steps;
}

/** What may stand before a list without hiding that it is what the section is for. */
const longestLead = 600;

function stepsAfterLead(body: Rich): readonly Rich[] {
  const headed = stepsByHeading(body);
  if (headed.length > 1) return headed;
  const at = body.findIndex((block) => block.kind === 'list' && block.start !== undefined);
  const lead = body.slice(0, Math.max(0, at));
  const isLead = lead.every(({ kind }) => kind === 'paragraph' || kind === 'quote' || kind === 'heading');
  return at >= 0 && isLead && plainText(lead).length <= longestLead ? stepsOf(body.slice(at)) : [];
}

/** Each "Step 2: ..." with what stands under it. */
function stepsByHeading(body: Rich): readonly Rich[] {
  const starts = body.flatMap((block, i) =>
    block.kind === 'heading' && isStepHeading(plainText([block])) ? [i] : [],
  );
  return starts.map((start, i) => body.slice(start, starts[i + 1] ?? body.length).map(asStep));
}

function asStep(block: Block, i: number): Block {
  if (i > 0 || block.kind !== 'heading') return block;
  const [first, ...rest] = block.line;
  const bare =
    first?.kind === 'text'
      ? { ...first, text: first.text.replace(/^(?:step\s*)?\d{1,2}\s*[.:)\u2013\u2014-]?\s*/i, '') }
      : first;
  return { kind: 'paragraph', line: bare === undefined ? [] : [bare, ...rest] };
}
