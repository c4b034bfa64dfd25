import type { ConversationId, Epoch, MemberId, Place, PostId, QuestionId } from '../../ids.ts';
import { type Profile, readProfile } from '../../notes/member.ts';
import type { Streak } from '../../quiz/model.ts';
import { foldStreak } from '../../quiz/streak.ts';
import type { Learning } from '../../quiz/tries.ts';
import type { Answer } from '../../store/answers.ts';
import type { PastPost } from '../../store/posts.ts';
import type { World } from '../world.ts';
import { isWaiting } from './open-questions.ts';

/** What is known of a member in a conversation; numbers are derived from it. */
export interface Facts {
  readonly place: Place;
  /** Oldest first. */
  readonly posts: readonly PastPost[];
  readonly answers: readonly Answer[];
  readonly profile: Profile;
  readonly streak: Streak;
  /** Of every conversation where they answer. */
  readonly learning: Learning;
  /** Ids of questions that are open where they answer: practice never draws or judges them. */
  readonly open: readonly string[];
  readonly now: Epoch;
}

export async function readFacts(world: World, member: MemberId, place: Place): Promise<Facts> {
  const [profile, attempts, now] = await Promise.all([
    readProfile(world.store, member),
    world.store.attempts(member),
    world.store.now(),
  ]);
  const homes = profile.homes.map((home) => home.conversation);
  const conversations = [...new Set([place.conversation, ...homes])];
  const read = await Promise.all(
    conversations.map((conversation) => readConversation(world, member, conversation)),
  );
  const { posts, answers } = read[0] ?? { posts: [], answers: [] };
  const allPosts = read.flatMap((one) => one.posts);
  return {
    place,
    posts,
    answers,
    profile,
    streak: foldStreak(posts, { answers, pauses: profile.pauses, now }),
    learning: {
      answers: read.flatMap((one) => one.answers),
      attempts,
      questionOf: questionsOf(allPosts),
    },
    open: allPosts.filter(isWaiting).map((post) => post.question.id),
    now,
  };
}

async function readConversation(
  world: World,
  member: MemberId,
  conversation: ConversationId,
): Promise<{ posts: readonly PastPost[]; answers: readonly Answer[] }> {
  const [posts, answers] = await Promise.all([
    world.store.history(conversation),
    world.store.answers(member, conversation),
  ]);
  return { posts, answers };
}

/** A withdrawn question teaches nothing and comes back to nobody. */
function questionsOf(posts: readonly PastPost[]): (post: PostId) => QuestionId | undefined {
  const questions = new Map(
    posts.filter((post) => post.state !== 'void').map((post) => [post.id, post.question.id]),
  );
  return (post) => questions.get(post);
}
