import type { Child } from 'hono/jsx';
import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

const languages = ['bash', 'python', 'sql', 'yaml', 'json', 'typescript', 'javascript', 'diff'] as const;

export interface Highlight {
  /** A block of code that the keyboard can scroll; plain until the grammars are there. */
  draw(language: string, text: string): Child;
  readonly loaded: Promise<void>;
}

/** Marks the languages that guides use by classes; the style sheet gives each its colour in both schemes. */
export function createHighlight(): Highlight {
  let highlighter: HighlighterCore | undefined;
  const loaded = grammars().then((ready) => {
    highlighter = ready;
  });
  return {
    loaded,
    draw(language, text) {
      const known = languages.find((name) => name === language);
      const label = known ? `Code, ${known}` : 'Code';
      return (
        <figure class="code" aria-label={label}>
          <pre tabindex={0}>
            <code>
              {highlighter && known ? <Tokens {...{ highlighter, language: known, text }} /> : text}
            </code>
          </pre>
        </figure>
      );
    },
  };
}

interface Source {
  readonly highlighter: HighlighterCore;
  readonly language: (typeof languages)[number];
  readonly text: string;
}

function Tokens({ highlighter, language, text }: Source) {
  const { tokens } = highlighter.codeToTokens(text, { lang: language, theme: 'classes' });
  return (
    <>
      {tokens.map((line, i) => (
        <>
          {i > 0 && '\n'}
          {line.map(({ content, color }) => {
            const kind = color?.match(/--code-token-([a-z-]+)/)?.[1];
            return kind ? <span class={`t-${kind}`}>{content}</span> : content;
          })}
        </>
      ))}
    </>
  );
}

let reading: Promise<HighlighterCore> | undefined;

/** Read once, whatever number of pages wants them: they are large. */
function grammars(): Promise<HighlighterCore> {
  reading ??= createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    themes: [createCssVariablesTheme({ name: 'classes', variablePrefix: '--code-' })],
    langs: [
      import('shiki/langs/bash.mjs'),
      import('shiki/langs/python.mjs'),
      import('shiki/langs/sql.mjs'),
      import('shiki/langs/yaml.mjs'),
      import('shiki/langs/json.mjs'),
      import('shiki/langs/typescript.mjs'),
      import('shiki/langs/javascript.mjs'),
      import('shiki/langs/diff.mjs'),
    ],
  });
  return reading;
}
