import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that mostly wait for other processes, longest first: begun last, they would leave one worker idle at the end. */
const long = [
  'test/faults/faults.test.ts',
  'test/browser/reader.test.ts',
  'test/cli.test.ts',
  'test/browser/playground.test.ts',
  'test/browser/playground-keys.test.ts',
  'test/app/foreign-folder.test.ts',
  'test/doors/marked-words.test.ts',
  'test/cli-running.test.ts',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((path) => moduleId.endsWith(path));
  return at === -1 ? long.length : at;
};

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
