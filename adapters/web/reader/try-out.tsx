import type { Library, Question, Section } from '../../../src/library/model.ts';
import type { Pen } from '../rich.tsx';
import { sectionPath } from './paths.ts';
import { QuestionForm } from './question.tsx';

/** What a reader chose on the page of a section. */
export interface Tried {
  /** The question's key. */
  readonly question: string;
  readonly choice: number;
}

/** undefined where the words of the address name no choice. */
export function readTried(question: string | undefined, choice: string | undefined): Tried | undefined {
  const number = ['0', '1', '2', '3'].indexOf(choice ?? '');
  return question === undefined || number < 0 ? undefined : { question, choice: number };
}

export function questionsOf(library: Library, section: Section): readonly Question[] {
  return library.questions.filter((question) => question.section === section.id);
}

interface TryProps {
  readonly section: Section;
  readonly questions: readonly Question[];
  readonly tried: Tried | undefined;
  readonly pen: Pen;
}

/** "Quiz me on this section", folded until somebody asks. */
export function TryOut({ section, questions, tried, pen }: TryProps) {
  return (
    <details class="try-out" open={tried !== undefined}>
      <summary>Quiz me on this section</summary>
      <p class="small">To try yourself: nothing is stored, and no streak changes.</p>
      {questions.map((question) => (
        <QuestionForm
          question={question}
          path={sectionPath(section)}
          chosen={tried?.question === question.key ? tried.choice : undefined}
          pen={pen}
        />
      ))}
    </details>
  );
}
