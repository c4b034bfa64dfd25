import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Section } from '../model.ts';

/** What a call to the API needs: `patch deployments/scale`. */
export interface Need {
  readonly verb: string;
  readonly resource: string;
}

export type Grants = readonly { readonly verbs: readonly string[]; readonly resources: readonly string[] }[];

const Role = z.object({
  kind: z.enum(['Role', 'ClusterRole']),
  metadata: z.object({ name: z.string().startsWith('on-call') }),
  rules: z.array(z.object({ resources: z.array(z.string()).default([]), verbs: z.array(z.string()) })),
});

/** What the library's own on-call roles grant, wherever they stand as YAML. */
export function onCallGrants(sections: readonly Section[]): Grants {
  return sections.flatMap(({ body }) =>
    body.flatMap((block) =>
      block.kind === 'code' && block.language === 'yaml' && /name: on-call/.test(block.text)
        ? parseAllDocuments(block.text).flatMap((document) => {
            const role = Role.safeParse(document.toJS());
            return role.success ? role.data.rules : [];
          })
        : [],
    ),
  );
}

export function isGranted(grants: Grants, { verb, resource }: Need): boolean {
  return grants.some(
    ({ verbs, resources }) =>
      (verbs.includes(verb) || verbs.includes('*')) &&
      (resources.includes(resource) || resources.includes('*')),
  );
}
