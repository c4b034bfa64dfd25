import type { Section } from '../../../src/library/model.ts';
import { sectionPath } from './paths.ts';

/** "Was this enough?": counted for the section, without a cookie and without who said it. */
export function Enough({ section, isThanked }: { readonly section: Section; readonly isThanked: boolean }) {
  return (
    <form class="enough" id="enough" method="post" action={`${sectionPath(section)}/enough`} data-enough>
      {isThanked ? (
        <p>Thank you: it is counted, without who said it.</p>
      ) : (
        <>
          <p id="enough-asked">Was this enough?</p>
          <button type="submit" name="enough" value="yes" aria-describedby="enough-asked">
            Yes
          </button>
          <button type="submit" name="enough" value="no" aria-describedby="enough-asked">
            No
          </button>
        </>
      )}
    </form>
  );
}
