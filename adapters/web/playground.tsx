import { createHash } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { spelledCommands } from '../../src/card/commands.ts';
import { pageLibraries } from './assets.ts';
import type { PageOptions } from './options.ts';
import { isHere } from './play/access.ts';
import { addApi } from './play/api.ts';
import { recordings } from './play/recordings.ts';
import type { Start } from './play/wire.ts';
import { Page, productName, securityHeaders } from './shell.tsx';
import { members } from './workspace.ts';

const onlyHere = 'The playground answers on this machine only: open it at http://127.0.0.1.';

/** The chat page, for this machine alone. */
export function addPlayground(app: Hono, options: PageOptions): void {
  const isOpen = (context: Context): boolean => options.playground === 'everywhere' || isHere(context);
  for (const path of ['/playground', '/playground/*'])
    app.use(path, async (context, next) => (isOpen(context) ? next() : context.text(onlyHere, 403)));
  app.use('/playground/api/*', async (_context, next) => {
    const bot = options.bot();
    if (bot) await options.seed(bot);
    return next();
  });
  if (options.home === 'playground')
    app.get('/', async (context, next) => (isOpen(context) ? context.redirect('/playground') : next()));
  app.get('/playground', async (context) => {
    const { version } = await options.assets;
    const imports = importMap(version);
    context.header('content-security-policy', policyFor(imports));
    const start = startOfPage(options.lead !== undefined && isHere(context));
    return context.html(<PlaygroundPage version={version} imports={imports} start={start} />);
  });
  addApi(app, options);
}

/** The page's modules import these by their names. */
function importMap(version: string): string {
  const imports = Object.entries(pageLibraries).map(([file, name]) => [name, `/assets/${version}/${file}`]);
  return JSON.stringify({ imports: Object.fromEntries(imports) });
}

/** The import map is the one thing that stands in the page, and only as it is. */
function policyFor(imports: string): string {
  const hash = createHash('sha256').update(imports).digest('base64');
  const policy = securityHeaders['content-security-policy'] ?? '';
  return policy.replace("script-src 'self'", `script-src 'self' 'sha256-${hash}'`);
}

interface Props {
  readonly version: string;
  readonly imports: string;
  readonly start: Start;
}

function PlaygroundPage({ version, imports, start }: Props) {
  return (
    <Page
      title={`Playground · ${productName}`}
      description="Try Coach here: what Slack and Discord would show, in one page."
      version={version}
      style="playground.css"
      script="play/app.js"
      imports={imports}
    >
      <div id="playground" data-start={JSON.stringify(start)}>
        <noscript>
          <main class="waiting">
            <h1>{productName}</h1>
            <p>
              The playground shows what Slack and Discord would, and needs JavaScript. These pages do not:
            </p>
            <ul>
              <li>
                <a href="/fire">On fire</a>: where to start while production burns
              </li>
              <li>
                <a href="/guides">The guides</a>, and a search among them
              </li>
              {start.hasSetUp && (
                <li>
                  <a href="/set-up">Set-up</a>: how to connect Slack or Discord
                </li>
              )}
            </ul>
          </main>
        </noscript>
      </div>
    </Page>
  );
}

function startOfPage(hasSetUp: boolean): Start {
  return {
    hasSetUp,
    members: members.map(({ id, name }) => ({ id, name })),
    commands: spelledCommands.map(([name, { description, argument }]) => ({
      name,
      description,
      hint: argument?.hint ?? '',
      suggests: argument !== undefined && 'suggests' in argument,
    })),
    recordings: recordings.map(({ id, title, about, lines }) => ({
      id,
      title,
      about,
      minutes: Math.round((lines.at(-1)?.at ?? 0) / 60),
    })),
  };
}
