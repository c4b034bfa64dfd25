import { beforeAll, describe, expect, it } from 'vitest';
import { lintLibrary } from '../../src/library/lint.ts';
import { loadLibrary } from '../../src/library/load.ts';
import type { Library } from '../../src/library/model.ts';
import { formOf, templateNamed, templatesOf } from '../../src/library/template.ts';
import { bundledLibrary } from '../builders/bundled.ts';
import { folderWith } from '../builders/folder.ts';
import { guideText } from '../builders/guide-text.ts';

const form = '# Night note\n\nFor a handover: shift report.\n\n---\n# NOTE\n\n- Open: WHAT\n\n---\n\nEnd.\n';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

describe('a template', () => {
  it('belongs to the guide it stands beside, and is no section of it', async () => {
    const folder = await folderWith({ 'sample/guide.md': guideText(), 'sample/templates/night.md': form });

    const { library: own, problems } = await loadLibrary({ folders: [folder] });

    expect(problems).toEqual([]);
    expect(own.guides.map(({ slug, sections }) => [slug, sections.length])).toEqual([['sample', 8]]);
    expect(templatesOf(own)).toMatchObject([
      { id: 'sample#template-night', title: 'Template: Night note', steps: [] },
    ]);
    expect(own.section('sample#template-night')).toBe(templatesOf(own)[0]);
    expect(templatesOf(own).map(formOf)).toEqual(['# NOTE\n\n- Open: WHAT\n\n---\n\nEnd.']);
  });

  it('is a runbook where no guide.md stands beside its folder', async () => {
    const folder = await folderWith({ 'team/templates/night.md': form });

    const { library: own } = await loadLibrary({ folders: [folder] });

    expect(own.guides.map(({ slug }) => slug)).toEqual(['team-templates-night']);
  });

  it.each([
    ['postmortem template', 'blameless-postmortem#template-postmortem'],
    ['template for a post-mortem', 'blameless-postmortem#template-postmortem'],
    ['RCA template', 'blameless-postmortem#template-postmortem'],
    ['SLO template', 'slo-design#template-slo-document'],
    ['the error budget policy template', 'slo-design#template-error-budget-policy'],
    ['incident commander role card template', 'on-call-incident-response#template-role-card'],
    ['playbook template', 'on-call-incident-response#template-runbook'],
    ['migration plan templates', 'system-migration#template-migration-plan'],
    ['tech debt register template', 'technical-debt-triage#template-debt-register'],
    ['code review checklist template', 'code-review#template-review-checklist'],
    ['postmortem meeting', undefined],
    ['C++ template error', undefined],
    ['template error', undefined],
    ['pod template hash', undefined],
    ['template', undefined],
  ])('is named by "%s"', (words, id) => {
    expect(templateNamed(library, words)?.id).toBe(id);
  });

  it.each([
    ['no form', '# Night note\n\nFor a handover.\n', 'it has no form: write it after a line "---"'],
    ['no title', 'For a handover.\n\n---\n# NOTE\n', 'it has no title: begin with "# Title"'],
    [
      'no purpose',
      '# Night note\n\n---\n# NOTE\n',
      'it does not say what it is for: write a sentence under the title',
    ],
    [
      'a fence',
      `${form}\n\`\`\`\nls\n\`\`\`\n`,
      'a block of code stands in the form: indent it: the form is shown in a block itself',
    ],
    ['a long line', `${form}${'x'.repeat(73)}\n`, 'a line of the form is too long: break it at 72'],
  ])('with %s is told', async (_what, text, problem) => {
    const folder = await folderWith({ 'sample/guide.md': guideText(), 'sample/templates/night.md': text });

    const { problems } = await lintLibrary({ folders: [folder] });

    expect(
      problems
        .filter(({ file }) => file.endsWith('night.md'))
        .map(({ file, what, todo }) => `${file.slice(folder.length + 1)}: ${what}: ${todo}`),
    ).toEqual([`sample/templates/night.md: ${problem}`]);
  });
});
