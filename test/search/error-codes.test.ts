import { describe, expect, it } from 'vitest';
import { bundled } from '../builders/bundled.ts';

const connections = 'capacity-planning#out-of-database-connections';
const full = 'storage-and-backups#the-disk-is-full';
const deadlocks = 'databases-under-fire#deadlocks-and-lock-waits';
const crash = 'kubernetes-operations#pods-crash-in-a-loop';
const killed = 'kubernetes-operations#pods-are-oomkilled-or-evicted';
const graceful = 'kubernetes-operations#rolling-updates-without-dropped-requests';
const broker = 'queues-and-streams#a-broker-is-down-or-its-disk-is-full';

describe('codes of errors', () => {
  it.each([
    ['errno 28', full],
    ['[Errno 24] on the api', 'capacity-planning#a-quota-or-limit-is-reached'],
    ['os error 5', 'storage-and-backups#a-device-reports-errors-or-is-read-only'],
    ['error 1213', deadlocks],
    ['ERR 1040', connections],
    ['ERROR 1114 (HY000)', full],
    ['SQLSTATE[HY000] [2002]', connections],
    ['SQLSTATE 40001', deadlocks],
    ['pq 53300', connections],
    ['40P01', deadlocks],
    ['ORA-01555', 'databases-under-fire#a-transaction-holds-everything-up'],
    ['ORA-60', deadlocks],
    ['TNS-12541', connections],
    ['E11000', 'good-code#two-requests-at-once-leave-a-wrong-state'],
    ['mongo error 10107', 'databases-under-fire#fail-over-the-primary'],
    ['P2002', 'good-code#two-requests-at-once-leave-a-wrong-state'],
    ['P2024', connections],
    ['exit status 1', crash],
    ['exited (143)', graceful],
    ['code 143', graceful],
    ['rc=137', killed],
    ['signal 9', killed],
    ['worker died with signal 11', crash],
    ['grpc code 14', 'distributed-systems-debugging#errors-502-503-and-504-at-the-edge'],
    ['rpc error code 4', 'distributed-systems-debugging#timeouts-and-deadlines'],
    ['kafka error 5', broker],
    ['0x80070070', full],
    ['0xC0000005', crash],
  ])('leads from a code to what it means: %s', async (words, section) => {
    const { search } = await bundled();

    const found = search.find(words);

    expect(found).toMatchObject({ fits: true, isSymptom: true });
    expect(found.matches[0]?.isGeneral).toBe(false);
    expect(found.matches[0]?.section.id).toBe(section);
  });

  it.each(['ORA-99999', 'SQLSTATE 99999', 'mysql error 9999', 'errno 77', '0x8badf00d', 'grpc error 13'])(
    'helps with a code that it does not know: %s',
    async (words) => {
      const { search } = await bundled();

      const found = search.find(words);

      expect(found).toMatchObject({ fits: true, isSymptom: true });
      expect(found.matches[0]?.isGeneral).toBe(true);
    },
  );

  it('knows what fails of a state by its class', async () => {
    const { search } = await bundled();

    expect(search.find('SQLSTATE 08P01').matches[0]?.section.guide).toBe('capacity-planning');
  });

  it.each(['port 5432', 'mysql 3306', 'ticket 53300', 'order 12345'])(
    'takes a number that no system gave for none: %s',
    async (words) => {
      const { search } = await bundled();

      const another = words.replace(/\d+/, '77777');
      expect(search.find(words).matches[0]?.section.id).toBe(search.find(another).matches[0]?.section.id);
    },
  );

  it('shows the code as the reason', async () => {
    const { search } = await bundled();

    expect(search.find('checkout logs ORA-00060').matches[0]?.evidence).toContain('ORA-00060');
  });
});
