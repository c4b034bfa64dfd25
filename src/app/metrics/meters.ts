import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { version } from '../../package.ts';

export type Meters = ReturnType<typeof createMeters>;

const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const lagBuckets = [1, 3, 10, 30, 60, 120, 300, 600, 1800, 3600, 10_800];

/** Everything that is counted, each with its help: docs/operations.md names them for the operator. */
export function createMeters(store: 'redis' | 'file') {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const count = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  gauge('coach_build_info', 'What runs', ['version', 'node', 'store']).set(
    { version, node: process.versions.node, store },
    1,
  );
  addLoopDelay(registers);
  return {
    registry,
    answers: count('coach_answers_total', 'Commands, presses and other events, by how they ended', [
      'kind',
      'name',
      'outcome',
    ]),
    answerSeconds: new Histogram({
      name: 'coach_answer_seconds',
      help: 'From an event to its answer, without the platform',
      labelNames: ['kind'],
      buckets: answerBuckets,
      registers,
    }),
    heardLate: count('coach_heard_late_total', 'Events heard later than the platform waits for an answer', [
      'platform',
      'kind',
    ]),
    recommendations: count('coach_recommendations_total', 'Unasked recommendations, by what became of them', [
      'outcome',
    ]),
    slotsDue: count('coach_slots_due_total', 'Slots that were taken up to be posted'),
    slotsPosted: count('coach_slots_posted_total', 'Slots whose question was posted'),
    slotsSkipped: count('coach_slots_skipped_total', 'Slots that were given up, and why', ['why']),
    slotLag: new Histogram({
      name: 'coach_slot_lag_seconds',
      help: 'From the time of a slot to its question',
      buckets: lagBuckets,
      registers,
    }),
    schedules: gauge('coach_schedules', 'Schedules by what they do now, counted each minute', ['state']),
    overdue: gauge('coach_slot_overdue_seconds', 'How long the oldest unposted slot has been due'),
    storeUp: gauge('coach_store_up', '1 while the store answers'),
    storeLost: gauge('coach_store_data_lost', '1 once the store was found without its data'),
    storeErrors: count('coach_store_errors_total', 'Calls of the store that failed', ['call', 'error']),
    requests: count('coach_platform_requests_total', 'Requests to a platform, by HTTP status', [
      'platform',
      'method',
      'status',
    ]),
    sends: count('coach_platform_sends_total', 'What was said to a platform unasked, by what became of it', [
      'platform',
      'call',
      'outcome',
    ]),
    connected: gauge('coach_platform_connected', '1 while a platform is connected', ['platform']),
    guides: gauge('coach_library_guides', 'Guides that are served', ['origin']),
    questions: gauge('coach_library_questions', 'Questions that can be asked'),
    problems: gauge('coach_library_problems', 'Files or folders that were left out'),
  };
}

function addLoopDelay(registers: Registry[]): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  new Gauge({
    name: 'coach_loop_delay_seconds',
    help: 'How late the event loop was since the last look, 99th percentile',
    registers,
    collect() {
      const { count } = delay;
      this.set(count === 0 ? 0 : delay.percentile(99) / 1e9);
      delay.reset();
    },
  });
}
