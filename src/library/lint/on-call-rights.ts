import type { Library, Problem } from '../model.ts';
import type { Draft } from './draft.ts';
import { said } from './evidence.ts';
import { needsOf } from './kubectl.ts';
import { isGranted, onCallGrants } from './role.ts';
import { proceduresOf } from './steps.ts';

/** The step says who has the right that the role lacks. */
const elsewhere =
  /\b(?:cluster admins?|platform (?:team|on-call)|break-glass|who (?:has|holds) the right)\b/i;

/** Whoever holds the on-call role that the library itself recommends can follow its steps. */
export function onCallRights(draft: Draft, library: Library): readonly Problem[] {
  const grants = onCallGrants(library.guides.flatMap(({ sections }) => sections));
  if (grants.length === 0) return [];
  return proceduresOf(draft).flatMap((procedure) =>
    procedure.flatMap((step) => {
      if (elsewhere.test(step.text)) return [];
      const missing = step.commands.flatMap(needsOf).filter((need) => !isGranted(grants, need));
      const names = [...new Set(missing.map(({ verb, resource }) => `${verb} ${resource}`))];
      return names.length === 0
        ? []
        : [
            draft.at(
              step.line,
              `the step "${said(step)}" needs what the on-call role does not grant: ${names.join(', ')}`,
              'grant it there, or let the step say who has the right: the platform team, break-glass',
            ),
          ];
    }),
  );
}
