import { bundledGuides } from '../../src/app/bundled.ts';
import { loadLibrary } from '../../src/library/load.ts';
import { seeded } from '../seeded.ts';

/** Makes the runbook of an alert from a seed: some 1.5 kB, its sentences drawn from our guides, its names its own. */
export async function pageMaker(): Promise<(seed: number) => string> {
  const { library } = await loadLibrary({ folders: [bundledGuides()] });
  const sentences = library.guides.flatMap(({ sections }) =>
    sections.flatMap(({ text }) => text.split('\n').filter((line) => line.length > 40 && line.length < 200)),
  );
  return (seed) => {
    const next = seeded(seed + 1);
    const pick = (): string => sentences[Math.floor(next() * sentences.length)] ?? '';
    const some = (count: number): string => Array.from({ length: count }, pick).join(' ');
    const name = `Svc${seed.toString(36)}${['Down', 'Slow', 'Errors', 'Full'][seed % 4]}`;
    return [
      `# ${name}`,
      `## Meaning\n\n${some(2)}`,
      `## Impact\n\n${some(2)}`,
      `## Diagnosis\n\n${some(3)}\n\n\`\`\`sh\nkubectl -n svc-${seed % 97} get pods -l app=svc${seed}\n\`\`\``,
      `## Mitigation\n\n${[pick(), pick(), pick()].map((step, i) => `${i + 1}. ${step}`).join('\n')}`,
    ].join('\n\n');
  };
}
