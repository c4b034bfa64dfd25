import { z } from 'zod';
import type { Epoch, MessageId, Place } from '../../ids.ts';
import type { Note } from '../../store/notes.ts';
import type { World } from '../world.ts';

const quietMs = 4 * 3_600_000;

/** What is remembered of one incident: ids and times, never a message. */
const Incident = z.object({
  lastAt: z.number().default(0),
  /** Its first card: what it is known by in the monthly note. */
  id: z.string().optional(),
  /** The card that recommends, and the section on it. */
  message: z.string().optional(),
  section: z.string().optional(),
  rejected: z.array(z.string()).default([]),
  mutedAt: z.number().optional(),
  helped: z.number().default(0),
  /** The card that says it looks resolved. */
  closing: z.string().optional(),
  resolvedAt: z.number().optional(),
  trialTold: z.boolean().default(false),
  /** "Not resolved" was pressed: no second closing card. */
  keptOpen: z.boolean().default(false),
  /** How often the platform refused a card here, and until when it is not asked again. */
  refusals: z.number().default(0),
  notBefore: z.number().default(0),
});
export type Incident = z.infer<typeof Incident>;

/** Where the place has no thread, the conversation is the thread. */
export function incidentId(place: Place): string {
  return place.thread ?? place.conversation;
}

/** The incident under way in a place. After four quiet hours the next message starts another; a mute outlasts it. */
export async function readIncident(world: World, place: Place, now: Epoch): Promise<Incident> {
  const incident = Incident.parse(withoutNulls(await world.store.read('thread', incidentId(place))));
  const isOver = incident.lastAt > 0 && now - incident.lastAt > quietMs;
  if (!isOver) return incident;
  await noteIncident(world, place, fresh);
  return { ...Incident.parse({}), mutedAt: incident.mutedAt };
}

/** Its first card, however long ago; undefined: nothing was said here. */
export async function incidentName(world: World, place: Place): Promise<string | undefined> {
  const { id } = await world.store.read('thread', incidentId(place));
  return typeof id === 'string' ? id : undefined;
}

export async function noteIncident(world: World, place: Place, change: Note): Promise<void> {
  await world.store.note('thread', incidentId(place), change);
}

const fresh: Note = {
  id: null,
  message: null,
  section: null,
  rejected: null,
  helped: null,
  closing: null,
  resolvedAt: null,
  trialTold: null,
  keptOpen: null,
  notBefore: null,
};

const Watch = z.object({
  watch: z.enum(['off', 'trial', 'live']).default('off'),
  /** Who started the trial: the one it is told to. */
  watchedBy: z.string().optional(),
  trialIncidents: z.number().default(0),
  spokenDay: z.string().default(''),
  spokenCount: z.number().default(0),
  /** What stands for an alert's name -> when it was last answered. */
  alerts: z.record(z.string(), z.number()).default({}),
  /** The last message of an incident that is not resolved. */
  incidentAt: z.number().default(0),
  mutedAt: z.number().optional(),
});
export type Watch = z.infer<typeof Watch>;

export async function readWatch(world: World, place: Place): Promise<Watch> {
  return Watch.parse(withoutNulls(await world.store.read('conversation', place.conversation)));
}

const TeamWatch = z.object({
  patterns: z.array(z.string()).default([]),
  watch: z.enum(['off', 'trial', 'live']).default('off'),
  watchedBy: z.string().optional(),
});

/** How a conversation is watched. */
export interface Mode {
  readonly mode: Watch['watch'];
  /** Who is told of a trial. */
  readonly by: string | undefined;
  /** Its name says that it is the channel of an incident. */
  readonly isIncident: boolean;
}

/** Whether a conversation is watched, by itself or by its name; and if only its trial is. */
export async function watchMode(world: World, place: Place, own: Watch): Promise<Mode> {
  const off = { mode: 'off', by: undefined, isIncident: false } as const;
  if (own.mutedAt !== undefined) return off;
  const team = TeamWatch.parse(withoutNulls(await world.store.read('team', place.team)));
  const isIncident = await isNamed(world, place, team.patterns);
  if (own.watch !== 'off') return { mode: own.watch, by: own.watchedBy, isIncident };
  return isIncident ? { mode: team.watch, by: team.watchedBy, isIncident } : off;
}

async function isNamed(world: World, place: Place, patterns: readonly string[]): Promise<boolean> {
  if (patterns.length === 0) return false;
  const { name } = await world.platform.surroundings(place);
  return patterns.some((pattern) => matchesName(pattern, name));
}

/** `inc-*` matches `inc-1042`; a pattern without a star is a whole name. */
export function matchesName(pattern: string, name: string): boolean {
  const parts = pattern.replace(/^#/, '').toLowerCase().split('*');
  const text = name.replace(/^#/, '').toLowerCase();
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const middle of rest) {
    const found = text.indexOf(middle, at);
    if (found < 0) return false;
    at = found + middle.length;
  }
  return text.endsWith(last) && text.length - last.length >= at;
}

export function asMessage(id: string): MessageId {
  return id as MessageId; // it was minted by the adapter and stored as text
}

function withoutNulls(note: Note): Note {
  return Object.fromEntries(Object.entries(note).filter(([, value]) => value !== null));
}
