import { quietMs } from '../../notes/incident.ts';

/** The numbers that steer what is said in an incident, in one place. */
export const tuning = {
  quietMs,
  /** Of a long thread the beginning tells of what was: so many of the newest are read. */
  readAtMost: 40,
  /** How many messages of a watched thread are kept in memory. */
  mostMessages: 60,
  /** Other replicas hear a part of the messages: so often they are looked for. */
  freshMs: 30_000,
  /** Below it a message does not say what is wrong: what stands around it may. */
  tellsFrom: 0.3,
  /** Below it nothing is said in front of everybody, not even to who asks. */
  publicFrom: 0.15,
  /** A guide that is less sure than this does not take the place of the one that is shown. */
  overtakesFrom: 0.4,
  /** From here on a message says that what was over burns again. */
  badNewsFrom: 0.5,
  /** How often a channel hears from us within a day, unasked. */
  spokenADay: 3,
  /** How often a bot that mentions us is answered in a thread, and in a conversation within a day. */
  botAnswersInThread: 3,
  botAnswersADay: 20,
  /** How long one replica has the turn to speak. */
  turnMs: 30_000,
  /** How long whoever muted, or anybody, may take it back. */
  undoMs: 5 * 60_000,
} as const;
