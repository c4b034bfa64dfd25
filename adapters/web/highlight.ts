import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { escapeHtml } from './html.ts';

const languages = ['bash', 'python', 'sql', 'yaml', 'json', 'typescript', 'javascript', 'diff'] as const;

/** Highlights the languages that guides use; other text stays plain. Loaded once, at the first block. */
export function createHighlight(): (language: string, text: string) => string {
  let highlighter: HighlighterCore | undefined;
  void load().then((loaded) => {
    highlighter = loaded;
  });
  return (language, text) => {
    if (!highlighter || !languages.some((known) => known === language))
      return `<pre><code>${escapeHtml(text)}</code></pre>`;
    return highlighter.codeToHtml(text, {
      lang: language,
      themes: { light: 'github-light', dark: 'github-dark' },
      defaultColor: false,
    });
  };
}

function load(): Promise<HighlighterCore> {
  return createHighlighterCore({
    engine: createJavaScriptRegexEngine(),
    themes: [import('shiki/themes/github-light.mjs'), import('shiki/themes/github-dark.mjs')],
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
}
