import type { Line } from '../../../src/card/card.ts';
import { parseMarkdown } from '../../../src/library/markdown.ts';
import type { Question } from '../../../src/library/model.ts';
import { LineText, type Pen, RichText } from '../rich.tsx';

const letters = ['A', 'B', 'C', 'D'] as const;

interface QuestionProps {
  readonly question: Question;
  /** Of the section's page, which shows the verdict. */
  readonly path: string;
  /** 0 to 3; undefined: nothing was chosen yet. */
  readonly chosen: number | undefined;
  readonly pen: Pen;
}

/** A question to try in place: nothing of it is stored, and no streak knows of it. */
export function QuestionForm({ question, path, chosen, pen }: QuestionProps) {
  const id = `question-${question.key}`;
  return (
    <form class="question" id={id} action={`${path}#${id}`} data-question>
      <input type="hidden" name="question" value={question.key} />
      <fieldset aria-describedby={`stem-${question.key}`}>
        <legend class="hidden">Which is best?</legend>
        <div id={`stem-${question.key}`}>
          <RichText rich={parseMarkdown(question.stem)} pen={pen} />
        </div>
        {question.choices.map(({ text }, i) => (
          <label class={markOf(question, chosen, i)}>
            <input type="radio" name="choice" value={i} checked={i === chosen} required />
            <strong>{letters[i]}</strong>
            <span>
              <LineText line={lineOf(text)} pen={pen} />
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{chosen === undefined ? 'Answer' : 'Try again'}</button>
      {chosen !== undefined && <Verdict question={question} chosen={chosen} pen={pen} />}
    </form>
  );
}

function lineOf(markdown: string): Line {
  const [first] = parseMarkdown(markdown);
  return first?.kind === 'paragraph' ? first.line : [{ kind: 'text', text: markdown }];
}

function markOf({ best }: Question, chosen: number | undefined, choice: number): string {
  if (chosen === undefined) return '';
  if (choice === best) return 'best-choice';
  return choice === chosen ? 'wrong-choice' : '';
}

function Verdict({ question, chosen, pen }: Pick<QuestionProps, 'question' | 'pen'> & { chosen: number }) {
  const { best, choices } = question;
  const isRight = chosen === best;
  return (
    <div class="verdict" tabindex={-1}>
      <p>
        <strong>
          {isRight
            ? `✓ ${letters[best]} is the best answer.`
            : `✗ You chose ${letters[chosen]}. The best answer is ${letters[best]}.`}
        </strong>
      </p>
      {!isRight && <Why label={`Why not ${letters[chosen]}:`} text={choices[chosen]?.why} pen={pen} />}
      <Why label={`Why ${letters[best]}:`} text={choices[best].why} pen={pen} />
    </div>
  );
}

interface Reason {
  readonly label: string;
  /** A team's own question need not give one. */
  readonly text: string | undefined;
  readonly pen: Pen;
}

function Why({ label, text, pen }: Reason) {
  return (
    text && (
      <div class="why">
        <strong>{label}</strong>
        <RichText rich={parseMarkdown(text)} pen={pen} />
      </div>
    )
  );
}
