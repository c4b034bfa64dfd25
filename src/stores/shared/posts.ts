import type { Epoch, MessageId } from '../../ids.ts';
import type { PastPost, Post, PostState } from '../../store/posts.ts';

/** What never changes of a post once it is planned; its sequence stands in its key. */
export type PlannedPost = Omit<Post, 'sequence'>;

/** As much of it as a history needs: a tenth, so that whole conversations stay in memory. */
export type Outline = Omit<PastPost, 'sequence' | 'state'>;

/** What changes of it. */
export type Progress = Pick<PostState, 'message' | 'state' | 'counts'>;

export const noCounts = [0, 0, 0, 0] as const;

/** A post takes part in boards once it was seen, and unless it was withdrawn. */
export function isCounted(state: PostState['state']): boolean {
  return state === 'open' || state === 'closed';
}

export function sumOf(counts: PostState['counts']): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Field by field: a spread costs five times as much, and hundreds are made for one answer. */
export function toPost(planned: PlannedPost, sequence: number, progress: Progress): PostState {
  const { id, place, slot, question, fromIncident, plannedAt, closesAt } = planned;
  const { message, state, counts } = progress;
  return {
    id,
    place,
    slot,
    sequence,
    question,
    fromIncident,
    plannedAt,
    closesAt,
    message,
    state,
    counts,
  };
}

export function toOutline({ id, place, slot, plannedAt, closesAt, question }: PlannedPost): Outline {
  const { id: asked, section } = question;
  return { id, place, slot, plannedAt, closesAt, question: { id: asked, section } };
}

/** Field by field, as above. */
export function toPast(outline: Outline, sequence: number, state: PostState['state']): PastPost {
  const { id, place, slot, plannedAt, closesAt, question } = outline;
  return { id, place, slot, sequence, plannedAt, closesAt, state, question };
}

/** Splits a post as it is remembered; also drops what a caller had next to the fields of a post. */
export function toPlanned(post: PlannedPost): PlannedPost {
  const { id, place, slot, question, fromIncident, plannedAt, closesAt } = post;
  return { id, place, slot, question, fromIncident, plannedAt, closesAt };
}

/** Of posts that follow each other, those that closed before the moment, up to the first that did not. */
export function oldestOf(posts: readonly PostState[], closedBefore: Epoch): readonly PostState[] {
  const young = posts.findIndex((post) => post.closesAt >= closedBefore);
  return young < 0 ? posts : posts.slice(0, young);
}

/** What is asked no more, and was not withdrawn. */
export function isOver({ state }: PostState): boolean {
  return state === 'closed' || state === 'skipped';
}

export function withoutWords(post: PlannedPost): PlannedPost {
  const planned = toPlanned(post);
  return { ...planned, question: { ...planned.question, stem: '', choices: [] } };
}

/** Written by this store under the schema version, so not validated again. */
export function parsePlanned(json: string): PlannedPost {
  return JSON.parse(json) as PlannedPost;
}

/** The job that a restored post still waits for, and since when. */
export function pendingJob(
  post: PostState,
  now: Epoch,
): { readonly job: 'post' | 'close'; readonly at: Epoch } | undefined {
  if (post.state === 'planned') return { job: 'post', at: post.plannedAt };
  if (post.state === 'open') return { job: 'close', at: post.closesAt };
  if (post.state === 'void' && post.message !== undefined && post.closesAt > now)
    return { job: 'close', at: post.closesAt };
  return undefined;
}

export function asMessage(text: string | null): MessageId | undefined {
  return text === null || text === '' ? undefined : (text as MessageId); // minted by an adapter, stored as text
}
