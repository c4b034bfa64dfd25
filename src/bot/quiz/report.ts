import type { Form, Reply } from '../../card/card.ts';
import { cut, line } from '../../card/line.ts';
import type { PostId } from '../../ids.ts';
import type { Report } from '../../store/answers.ts';
import type { PostState } from '../../store/posts.ts';
import { outOfDate, privately } from '../failures.ts';
import type { Of, World } from '../world.ts';
import { quizActs } from './acts.ts';
import { onPost, postOf } from './place.ts';
import { withdrawn } from './question-card.ts';
import { answered } from './wording.ts';

const reasons = ['wrong answer', 'two are right', 'out of date', 'unclear'] as const;
const textLimit = 500;
const enoughReports = 3;
const shareOfAnswerers = 1 / 5;

/** A form of four reasons and a line of text. */
export const openReport = onPost(async (_world, _incoming, post) => {
  return post.state === 'void' ? privately(line`${withdrawn}`) : { kind: 'form', form: reportForm(post) };
});

/** Stores the reason, and withdraws the question once enough people reported it. */
export async function submitReport(
  world: World,
  incoming: Of<'form'>,
  [id]: readonly [PostId],
): Promise<Reply> {
  const post = await postOf(world, incoming, id);
  const reason = reasons.find((known) => known === incoming.values.reason?.[0]);
  if (!post) return outOfDate();
  if (post.state === 'void') return privately(line`${withdrawn}`);
  if (!reason) return unchosen(post, incoming);
  const text = cut((incoming.values.text?.[0] ?? '').trim(), textLimit);
  const reporters = await world.store.report(toReport(incoming, post, { reason, text }));
  if (!isEnough(reporters, post)) return privately(line`Thanks, noted.`);
  await world.store.voidPost(post.id, post.place.conversation);
  world.runner.countChanged(post);
  return privately(line`Thanks, noted. ${withdrawn}`);
}

/** Three people, and a fifth of those who answered. */
function isEnough(reporters: number, post: Pick<PostState, 'counts'>): boolean {
  return reporters >= enoughReports && reporters >= answered(post) * shareOfAnswerers;
}

function toReport(incoming: Of<'form'>, post: PostState, words: Pick<Report, 'reason' | 'text'>): Report {
  return {
    ...words,
    member: incoming.member,
    place: post.place,
    post: post.id,
    question: post.question.id,
    at: incoming.at,
  };
}

function unchosen(post: PostState, incoming: Of<'form'>): Reply {
  return {
    kind: 'invalid',
    form: reportForm(post, incoming.values.text ?? []),
    errors: { reason: 'Choose what is wrong.' },
    reopen: { label: 'Report', act: quizActs.report(post.id) },
  };
}

function reportForm(post: PostState, text: readonly string[] = []): Form {
  return {
    title: 'Report this question',
    intro: 'The reason goes to the people who maintain the questions, without your name.',
    act: quizActs.report(post.id),
    submit: 'Report',
    fields: [
      {
        name: 'reason',
        label: 'What is wrong',
        values: [],
        input: 'pick',
        options: reasons.map((reason) => ({
          value: reason,
          label: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`,
        })),
        optional: false,
      },
      { name: 'text', label: 'In your own words', values: text, input: 'line', options: [], optional: true },
    ],
  };
}
