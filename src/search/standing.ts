import type { Role, Section } from '../library/model.ts';
import type { Index } from './index.ts';
import type { Phrase } from './phrases.ts';
import type { Texts } from './texts.ts';
import type { Tuning } from './tuning.ts';

const aside = new Set(['practise', 'go-deeper']);
const telling = /^(in-one-minute|mistakes-that-experts-still-make|what-to-say|worked-incident-.*)$/;

export function standingOf(section: Section, standing: Tuning['standing']): number {
  if (section.role !== undefined) return standingOfRole(section.role, section.steps.length > 0, standing);
  if (aside.has(section.anchor)) return standing.aside;
  if (telling.test(section.anchor)) return standing.telling;
  return section.steps.length > 0 && section.anchor !== 'when-it-is-on-fire' ? standing.acting : 1;
}

function standingOfRole(role: Role, hasSteps: boolean, standing: Tuning['standing']): number {
  if (role === 'facts' || role === 'aside') return standing.aside;
  if (role === 'tells') return standing.telling;
  return hasSteps ? standing.acting : (1 + standing.acting) / 2;
}

/** The section of a guide that a phrase belongs to: one that holds it to the letter, else the one that says most about its words. */
export function placing(
  { all, guideAt }: Texts,
  index: Index,
  standing: readonly number[],
): (guide: number, phrase: Phrase) => number {
  const lower = new Map<number, string>();
  const textOf = (i: number): string => {
    const text = lower.get(i) ?? all[i]?.text.toLowerCase() ?? '';
    lower.set(i, text);
    return text;
  };
  const sectionsOf: number[][] = [];
  for (const [i, guide] of guideAt.entries()) sectionsOf[guide] = [...(sectionsOf[guide] ?? []), i];
  return (guide, { text, terms }) => {
    const ofGuide = sectionsOf[guide] ?? [];
    const literal = ofGuide.filter((i) => (standing[i] ?? 1) >= 1 && textOf(i).includes(text.toLowerCase()));
    const value = (i: number): number =>
      (standing[i] ?? 1) * terms.reduce((sum, term) => sum + index.give(term, i), 0);
    const among = literal.length > 0 ? literal : ofGuide;
    return among.reduce((a, b) => (a >= 0 && value(a) >= value(b) ? a : b), -1);
  };
}

/** Orders the sections of each guide by their standing too. No section lifts its guide above the others by its standing. */
export function stand(scores: Float64Array, guideAt: readonly number[], standing: readonly number[]): void {
  const most: number[] = [];
  const mostStood: number[] = [];
  for (const [i, guide] of guideAt.entries()) {
    const score = scores[i] ?? 0;
    most[guide] = Math.max(most[guide] ?? 0, score * Math.min(1, standing[i] ?? 1));
    mostStood[guide] = Math.max(mostStood[guide] ?? 0, score * (standing[i] ?? 1));
  }
  for (const [i, guide] of guideAt.entries()) {
    const scale = (most[guide] ?? 0) / (mostStood[guide] || 1);
    scores[i] = (scores[i] ?? 0) * (standing[i] ?? 1) * scale;
  }
}
