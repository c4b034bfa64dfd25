import { describe, expect, it } from 'vitest';
import { lintLibrary } from '../../src/library/lint.ts';
import { folderWith } from '../builders/folder.ts';
import { guideText, questionsText } from '../builders/guide-text.ts';

/** What is found of a guide whose card has these steps. */
async function found(steps: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const card = steps.map((step, i) => `${i + 1}. ${step}\n`).join('');
  const guide = guideText().replace(/1\. Ack[\s\S]*?flag off\.\n/, card);
  const folder = await folderWith({ 'sample/guide.md': guide, ...files });
  const { problems } = await lintLibrary({ folders: [folder] });
  return problems.filter(({ check, file }) => check !== 'form' || file.endsWith('exceptions.yaml'));
}

const saveLogs =
  'Save the logs: `kubectl logs -n NAMESPACE -l app=NAME --all-containers --tail=-1 > NAME.log`.';
const list = 'List the sessions: `SELECT pid, query FROM pg_stat_activity;`.';

/** An act, and the step before it that makes it right. */
const acts: readonly (readonly [act: string, lost: string, before: string])[] = [
  [
    'Undo the rollout: `kubectl rollout undo deployment/NAME -n NAMESPACE`.',
    'the logs of the pods',
    saveLogs,
  ],
  ['Restart them: `kubectl rollout restart deployment/NAME -n NAMESPACE`.', 'the logs of the pods', saveLogs],
  ['Undo the newest deploy or flag.', 'the logs of the pods', saveLogs],
  ['Freeze it, then roll back the release.', 'the logs of the pods', saveLogs],
  ['Return: `helm rollback RELEASE REVISION -n NAMESPACE`.', 'the logs of the pods', saveLogs],
  ['Empty it: `kubectl drain NODE --ignore-daemonsets`.', 'the logs of the pods', saveLogs],
  [
    'Stop the writer: `kubectl scale deployment/NAME -n NAMESPACE --replicas=0`.',
    'the logs of the pods, and how many there were',
    'Note the replicas: `kubectl get deployment/NAME -n NAMESPACE`.',
  ],
  [
    `Stop the run: \`kubectl patch job NAME -n NAMESPACE -p '{"spec":{"suspend":true}}'\`.`,
    'the logs of the pods',
    saveLogs,
  ],
  ['End it: `SELECT pg_terminate_backend(PID);`.', 'what the sessions were doing', list],
  ['Kill the sessions of the role.', 'what the sessions were doing', list],
  ['Clean up the duplicates.', 'the rows', 'Copy the rows: `CREATE TABLE NAME AS SELECT 1;`.'],
  ['Delete: `DELETE FROM NAME WHERE ID;`.', 'the rows', 'Copy the rows: `CREATE TABLE NAME AS SELECT 1;`.'],
  ['Truncate the log that fills the disk.', 'the file', 'Save its end: `tail -n 9999 FILE > SAVED`.'],
  ['Shrink it: `journalctl --vacuum-size=500M`.', 'the file', 'Copy the end of the log: `cp FILE SAVED`.'],
  ['Revoke the key.', 'the grants', 'Note the last use of the key.'],
  ['Reboot the machine.', 'what the process or machine knows', 'Save its log and its stacks.'],
  ['Stop: `systemctl restart UNIT`.', 'what the process or machine knows', 'Save its log.'],
  ['Flush the cache.', 'the keys', 'Copy the keys: `redis-cli --scan > KEYS`.'],
  ['Start anew: `git reset --hard SHA`.', 'what it overwrites', 'Save a branch: `git branch NAME`.'],
];

describe('a numbered step', () => {
  it.each(acts)('that destroys stands after what saves: %s', async (act, lost, before) => {
    const bare = await found(['Acknowledge the page.', act, 'Watch.']);
    const after = await found([before, act, 'Watch.']);
    const priced = await found(['Look.', `${act} Only if it grows: what runs is lost for good.`, 'Watch.']);

    expect(bare.filter(({ check }) => check === 'evidence')).toMatchObject([
      { what: expect.stringContaining(`destroys ${lost}`), todo: expect.stringContaining('"only if"') },
    ]);
    expect(after).toEqual([]);
    expect(priced).toEqual([]);
  });

  it.each([
    ['only the logs of the container before', 'Copy them: `kubectl logs POD -n NAMESPACE --previous > LOG`.'],
    ['the last ten lines', 'Keep: `kubectl logs -n NAMESPACE -l app=NAME --all-containers > LOG`.'],
    ['something else', 'Save the events: `kubectl get events -n NAMESPACE > EVENTS`.'],
  ])('that rolls back is told where %s are saved', async (_what, before) => {
    const problems = await found([
      before,
      'Undo: `kubectl rollout undo deployment/NAME -n NAMESPACE`.',
      'Watch.',
    ]);

    expect(problems.map(({ check }) => check)).toEqual(['evidence']);
  });

  it.each([
    'Do not restart a pod that serves.',
    'Delete nothing: no logs, no hosts.',
    'Reopen it: `kill -HUP PID`.',
    'Restart one instance after saving its logs.',
    'Turn its flag off.',
  ])('that destroys nothing is left alone: %s', async (step) => {
    expect(await found(['Look.', step, 'Watch.'])).toEqual([]);
  });

  it('is excused with a reason, and an idle excuse is told', async () => {
    const excuse = (words: string) =>
      `- check: evidence\n  guide: sample\n  words: ${words}\n  reason: The logs are shipped before the pod goes.\n`;
    const steps = ['Look.', 'Undo the rollout at once.', 'Watch.'];

    expect(await found(steps, { 'exceptions.yaml': excuse('Undo the rollout') })).toEqual([]);
    expect(
      await found(['Look.', 'Wait.', 'Watch.'], { 'exceptions.yaml': excuse('Undo the rollout') }),
    ).toMatchObject([{ line: 3, what: 'the exception "Undo the rollout" of sample excuses nothing' }]);
  });

  it.each([
    ['Read `kubectl get pods -n shop`.', 'names an example: shop'],
    ['Read `kubectl rollout status deployment/checkout -n NAMESPACE`.', 'names an example: checkout'],
    ['Read `kubectl get pods -l app=cart -n NAMESPACE`.', 'names an example: cart'],
    ['Plot `up{job="payments"}`.', 'names an example: payments'],
    ['Ask `dig NAME @10.96.0.10`.', 'names an example: 10.96.0.10'],
    ['Run the query below.', 'says "query below"'],
    ['Compare with the table above.', 'says "table above"'],
    ['Take [the other way](#a-teaching-section).', 'is no more than a link to #a-teaching-section'],
  ])('stands alone: %s', async (step, what) => {
    expect(await found(['Look.', step, 'Watch.'])).toMatchObject([
      { check: 'steps', what: expect.stringContaining(what) },
    ]);
  });

  it.each([
    'Read `kubectl get pods -n NAMESPACE -l app=NAME`.',
    'Read `kubectl get pods -n kube-system`.',
    'Hold it below 70 %, above the floor.',
    'Follow [the other guide](https://example.com/).',
    'Read the proxy log for who made the status: [how](#a-teaching-section).',
    'Ask `chronyc tracking` ([clock](#a-teaching-section)).',
  ])('with placeholders alone is fine: %s', async (step) => {
    expect(await found(['Look.', step, 'Watch.'])).toEqual([]);
  });

  it('needs no right that the on-call role of the library lacks', async () => {
    const role = [
      '```yaml',
      'apiVersion: rbac.authorization.k8s.io/v1',
      'kind: Role',
      'metadata:',
      '  name: on-call',
      'rules:',
      '  - apiGroups: [apps]',
      '    resources: [deployments/scale]',
      '    verbs: [patch]',
      '```',
    ].join('\n');
    const other = guideText().replace('```bash\nkubectl get pods\n```', role);
    const steps = [
      'Note the replicas, then `kubectl scale deploy/NAME -n NAMESPACE --replicas=2`.',
      'Fence it: `kubectl cordon NODE`.',
      'Fence it by break-glass: `kubectl cordon NODE`.',
    ];

    expect(
      await found(steps, { 'other/guide.md': other, 'other/questions.yaml': questionsText() }),
    ).toMatchObject([{ check: 'rights', what: expect.stringContaining('does not grant: patch nodes') }]);
  });
});
