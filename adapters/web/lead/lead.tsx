import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { guard } from '../guard.tsx';
import type { LeadOptions, PageOptions } from '../options.ts';
import { isHere } from '../play/access.ts';
import type { SetUp } from './facts.ts';
import { LeadPage, ShutPage } from './frame.tsx';
import { teamPath } from './paths.ts';
import { SetUpList } from './set-up-page.tsx';

type Options = Pick<PageOptions, 'assets'> & LeadOptions;

/** Pages for whoever sets Coach up: open on its own machine, elsewhere by a link that is signed for the team. */
export function createLead(lead: LeadOptions, { assets }: Pick<PageOptions, 'assets'>): Hono {
  const options = { ...lead, assets };
  const app = new Hono();
  app.use('/set-up', async (context, next) => (isHere(context) ? next() : shut(context, options)));
  app.use('/team/:team/*', byLink(options));
  app.get('/set-up', async (context) => drawSetUp(context, options, { setUp: await options.setUp() }));
  app.get('/team/:team/set-up', async (context) => {
    const { team } = context.req.param();
    const setUp = await options.setUp(team);
    return setUp ? drawSetUp(context, options, { setUp, team }) : context.notFound();
  });
  app.get('/team/:team', (context) => context.redirect(`${teamPath(context.req.param('team'))}/set-up`));
  return app;
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
  readonly setUp: SetUp | undefined;
  readonly team?: string;
}

async function drawSetUp(context: Context, options: Options, { setUp, team }: Drawn): Promise<Response> {
  if (!setUp) return context.notFound();
  const { version } = await options.assets;
  const path = team === undefined ? '/set-up' : `${teamPath(team)}/set-up`;
  return context.html(
    String(
      <LeadPage title="Set-up" version={version} links={[{ label: 'Set-up', path, isHere: true }]}>
        <SetUpList setUp={setUp} />
      </LeadPage>,
    ),
  );
}
