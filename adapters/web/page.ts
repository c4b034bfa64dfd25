import { escapeHtml } from './html.ts';

interface PageParts {
  readonly title: string;
  readonly body: string;
  readonly script?: string;
  /** What the search box holds. */
  readonly words?: string;
}

/** Scripts and styles come from this server alone. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export function renderPage(parts: PageParts): string {
  const script = parts.script ? `<script src="${escapeHtml(parts.script)}" type="module"></script>` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(parts.title)}</title>
<link rel="stylesheet" href="/assets/style.css">
<link rel="icon" href="data:,">
${script}
</head>
<body>
${parts.body}
</body>
</html>
`;
}

export function renderReaderPage(parts: PageParts): string {
  const search = `<form class="search" action="/" role="search"><label class="hidden" for="q">Search the guides</label><input id="q" name="q" type="search" placeholder="pods keep restarting" value="${escapeHtml(parts.words ?? '')}"><button>Search</button></form>`;
  const body = `<header class="top"><a class="brand" href="/">Oncall Coach</a>${search}</header><main class="reader">${parts.body}</main>`;
  return renderPage({ ...parts, body, script: '/assets/reader.js' });
}
