import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Child } from 'hono/jsx';
import { guard } from '../guard.tsx';
import type { LeadOptions, PageOptions } from '../options.ts';
import { isHere } from '../play/access.ts';
import { toCsv } from './csv.ts';
import { LeadPage, ShutPage } from './frame.tsx';
import { teamPath } from './paths.ts';
import { SetUpList } from './set-up-page.tsx';
import { TeamFigures } from './team-page.tsx';

type Options = Pick<PageOptions, 'assets'> & LeadOptions;

/** Pages for whoever sets Coach up: open on its own machine, elsewhere by a link that is signed for the team. */
export function createLead(lead: LeadOptions, { assets }: Pick<PageOptions, 'assets'>): Hono {
  const app = new Hono();
  const options = { ...lead, assets };
  app.use('/set-up', async (context, next) => (isHere(context) ? next() : shut(context, options)));
  app.use('/team/:team/*', byLink(options));
  app.get('/set-up', async (context) => {
    const setUp = await lead.setUp();
    if (!setUp) return context.notFound();
    const links = [
      { label: 'Set-up', path: '/set-up', isHere: true },
      ...setUp.teams.map((team, _i, { length }) => ({
        label: length === 1 ? 'The team' : `Team ${team}`,
        path: teamPath(team),
      })),
    ];
    return draw(context, options, { title: 'Set-up', links, body: <SetUpList setUp={setUp} /> });
  });
  app.get('/team/:team', async (context) => {
    const path = teamPath(context.req.param('team'));
    const figures = await lead.figures(context.req.param('team'));
    const body = <TeamFigures figures={figures} path={path} />;
    return draw(context, options, { title: 'The team', links: linksOf(path, 'The team'), body });
  });
  app.get('/team/:team/set-up', async (context) => {
    const { team } = context.req.param();
    const setUp = await lead.setUp(team);
    if (!setUp) return context.notFound();
    const links = linksOf(teamPath(team), 'Set-up');
    return draw(context, options, { title: 'Set-up', links, body: <SetUpList setUp={setUp} /> });
  });
  app.get('/team/:team/:file{[a-z-]+\\.csv}', async (context) => {
    const { team, file } = context.req.param();
    const figure = (await lead.figures(team)).find(({ id }) => `${id}.csv` === file);
    if (!figure) return context.notFound();
    context.header('content-disposition', `attachment; filename="${file}"`);
    return context.body(toCsv(figure), 200, { 'content-type': 'text/csv; charset=utf-8' });
  });
  return app;
}

function linksOf(path: string, here: 'The team' | 'Set-up') {
  return [
    { label: 'The team', path, isHere: here === 'The team' },
    { label: 'Set-up', path: `${path}/set-up`, isHere: here === 'Set-up' },
  ];
}

function byLink(options: Options): MiddlewareHandler {
  return async (context, next) => {
    if (isHere(context)) return next();
    const team = context.req.param('team') ?? '';
    const cookie = { name: 'coach_team', path: teamPath(team) };
    const shutPage = async (isOld: boolean) => (
      <ShutPage version={(await options.assets).version} isOld={isOld} />
    );
    return guard({ access: options.teamAccess(team), cookie, shut: shutPage })(context, next);
  };
}

async function shut(context: Context, { assets }: Options): Promise<Response> {
  const { version } = await assets;
  return context.html(String(<ShutPage version={version} isOld={false} />), 403);
}

interface Drawn {
  readonly title: string;
  readonly links: Parameters<typeof LeadPage>[0]['links'];
  readonly body: Child;
}

async function draw(context: Context, { assets }: Options, { title, links, body }: Drawn): Promise<Response> {
  const { version } = await assets;
  return context.html(
    String(
      <LeadPage title={title} version={version} links={links} home={isHere(context) ? '/' : undefined}>
        {body}
      </LeadPage>,
    ),
  );
}
