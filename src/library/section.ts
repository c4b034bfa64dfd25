import type { Block, Rich } from '../card/card.ts';
import { toSectionId } from '../ids.ts';
import type { Part } from './document.ts';
import { shortKey } from './keys.ts';
import { type LinkTo, type References, toBlocks, tokenize } from './markdown.ts';
import type { Role, Section } from './model.ts';
import { readingMinutes } from './reading-time.ts';
import { isStepHeading } from './roles.ts';
import { endsInColon, plainText } from './text.ts';

export function toSection(guide: string, part: Part): Section {
  const { anchor, title, body } = part;
  const id = toSectionId(guide, anchor);
  const steps = stepsOf(body);
  return {
    id,
    guide,
    anchor,
    title,
    key: shortKey(id),
    text: plainText(body),
    minutes: readingMinutes(body),
    body,
    steps,
    hasSteps: steps.length > 0,
  };
}

/** The page that a section of a team's own stands on. */
export interface Source {
  readonly text: string;
  readonly references: References;
  readonly linkTo: LinkTo | undefined;
}

interface Origin {
  readonly role: Role | undefined;
  readonly source: Source;
  /** Where the section stands in the text. */
  readonly from: number;
  readonly until: number;
}

/**
 * A section of a team's own page: there may be many thousands, of which few are ever shown. So its tree is not kept, but
 * made again from the source when somebody wants it.
 */
export class OwnSection implements Section {
  readonly id: Section['id'];
  readonly guide: string;
  readonly anchor: string;
  readonly title: string;
  readonly role: Role | undefined;
  readonly text: string;
  readonly headings: string;
  readonly minutes: number;
  readonly hasSteps: boolean;
  readonly #source: Source;
  readonly #from: number;
  readonly #until: number;
  #kept: WeakRef<Rich> | undefined;

  constructor(guide: string, { anchor, title, body }: Part, { role, source, from, until }: Origin) {
    this.id = toSectionId(guide, anchor);
    this.guide = guide;
    this.anchor = anchor;
    this.title = title;
    this.role = role;
    this.text = plainText(body);
    this.headings = plainText(body.filter(({ kind }) => kind === 'heading'));
    this.minutes = readingMinutes(body);
    this.hasSteps = role !== 'aside' && role !== 'facts' && stepsAfterLead(body).length > 0;
    this.#source = source;
    this.#from = from;
    this.#until = until;
  }

  get key(): string {
    return shortKey(this.id);
  }

  get body(): Rich {
    const known = this.#kept?.deref();
    if (known) return known;
    const { text, references, linkTo } = this.#source;
    const made = toBlocks(tokenize(text.slice(this.#from, this.#until), { ...references }), linkTo);
    this.#kept = new WeakRef(made);
    return made;
  }

  get steps(): readonly Rich[] {
    return this.hasSteps ? stepsAfterLead(this.body) : [];
  }
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
