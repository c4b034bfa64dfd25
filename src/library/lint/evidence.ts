import { type Destroyer, destroyers } from './destroyers.ts';
import type { Rule } from './draft.ts';
import { type Procedure, proceduresOf, type Step } from './steps.ts';

const condition = /\b(?:only (?:if|when|after|once|on|what|where)|if|when|unless|once)\b/i;
const price =
  /\b(?:cost(?:s|ing)?|los(?:es?|t|ing)|price|gone|goes with|cuts?|breaks?|fails?|drops?|ends|erases?|without|for good|takes? (?:theirs?|its|them|along)|cannot be undone|no way back|restarts? (?:all|every|the)|cold|(?:seconds|minutes) (?:of|without)|down)\b/i;

/** What destroys something stands after what saves it, or names its condition and its price. */
export const evidenceFirst: Rule = (draft) =>
  proceduresOf(draft).flatMap((procedure) =>
    procedure.flatMap((step, i) =>
      destroyers
        .filter((destroyer) => isUnsaved(destroyer, procedure.slice(0, i), step))
        .map(({ lost, todo }) =>
          draft.at(
            step.line,
            `the step "${said(step)}" destroys ${lost}, and nothing before saves that`,
            `${todo}; or name its condition ("only if") and its price`,
          ),
        ),
    ),
  );

function isUnsaved(destroyer: Destroyer, before: Procedure, step: Step): boolean {
  const { act, isSavedBy } = destroyer;
  const at = step.text.search(act);
  if (at < 0 || isForbidden(step.text, at)) return false;
  if (before.some(({ text }) => isSavedBy(text))) return false;
  const [, afterwards = ''] = step.text.match(/\bafter (\w+ing\b.*)/i) ?? [];
  if (isSavedBy(step.text.slice(0, at)) || isSavedBy(afterwards)) return false;
  return !(condition.test(step.text) && price.test(step.text));
}

/** "Do not restart", "never drop" tell to leave it alone. */
function isForbidden(text: string, at: number): boolean {
  const words = text.slice(0, at + 1).split(/\s+/);
  const last = words.filter(Boolean).slice(-3).join(' ');
  return words.length > 1 && /\b(?:not|never|without|instead of|don't|before you)(?: \S*)?$/i.test(last);
}

export function said({ text }: Step): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
