/**
 * A refused content was not taken, so sending a plainer form of it doubles nothing. The first form is the whole
 * message; what fails for another reason fails at once.
 */
export async function lastResort<Form, Answer>(
  forms: readonly [Form, ...Form[]],
  send: (form: Form) => Promise<Answer>,
  about: { readonly isContent: (error: unknown) => boolean; readonly onFault: (error: unknown) => void },
): Promise<Answer> {
  const [form, next, ...rest] = forms;
  try {
    return await send(form);
  } catch (error) {
    if (!about.isContent(error)) throw error;
    about.onFault(error);
    if (next === undefined) throw error;
    return lastResort([next, ...rest], send, about);
  }
}
