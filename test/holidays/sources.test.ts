import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/holidays/public-address.ts';
import { createHolidaySources } from '../../src/holidays/sources.ts';
import { type CalendarServer, startCalendarServer } from '../fakes/calendar-server.ts';

const from = '2026-06-01';
const within = { ms: 5000 };
const christmas =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261225\r\nEND:VEVENT\r\nEND:VCALENDAR';

describe('a calendar at an address', () => {
  it('is read over https, through three redirects', async () => {
    const server = await startCalendarServer((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0)
        response.writeHead(302, { location: server.url(`/${left - 1}`, 'moved.example').href }).end('moved');
      else response.end(christmas);
    });

    expect(await read(server, '/0')).toEqual({ dates: ['2026-12-25'] });
    expect(await read(server, '/3')).toEqual({ dates: ['2026-12-25'] });
    expect(await read(server, '/4')).toMatchObject({
      problem: expect.stringMatching(/^calendar\.example:\d+ redirects more than 3 times\.$/),
    });
  });

  it.each([
    ['/missing', 'answered 404.'],
    ['/nowhere', 'answered 302.'],
    ['/plain', 'leads to an address that is not https.'],
    ['/long', 'sends more than 3 MB.'],
    ['/page', 'sends no calendar: it has to be an .ics file.'],
    ['/endless', 'That calendar has too many events, or a rule that never comes true.'],
    ['/silent', 'took too long to answer.'],
    ['/slow', 'took too long to answer.'],
    ['/torn', 'could not be read (UND_ERR_SOCKET).'],
  ])('is not read where %s: it %s', async (path, problem) => {
    const server = await startCalendarServer((request, response) => {
      if (request.url === '/nowhere') response.writeHead(302).end();
      else if (request.url === '/plain')
        response.writeHead(301, { location: 'http://calendar.example/' }).end();
      else if (request.url === '/long') response.end(christmas.padEnd(3_000_001));
      else if (request.url === '/page') response.end('<html>Sign in</html>');
      else if (request.url === '/endless')
        response.end(
          christmas.replace('END:VEVENT', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\nEND:VEVENT'),
        );
      else if (request.url === '/slow') response.write('BEGIN:VCALENDAR');
      else if (request.url === '/torn') request.socket.destroy();
      else if (request.url !== '/silent') response.writeHead(404).end();
    });

    const found = await read(server, path, { ms: problem.startsWith('took') ? 100 : 5000 });

    expect('problem' in found && found.problem).toMatch(/^calendar\.example:\d+/);
    expect('problem' in found && found.problem.endsWith(problem)).toBe(true);
  });

  it('is not read where its certificate is not trusted', async () => {
    const server = await startCalendarServer((_, response) => void response.end(christmas));
    const address = new URL(server.url('/').href.replace('calendar.', 'stranger.'));

    const found = await server.fetchCalendar(address, within);

    expect(found).toEqual({ problem: 'could not be read (ERR_TLS_CERT_ALTNAME_INVALID)' });
  });
});

describe('what is not of the public internet', () => {
  it.each([
    [
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '100.100.100.200',
      '127.0.0.1',
      '127.255.255.254',
      '169.254.169.254',
    ],
    [
      '168.63.129.16',
      '172.16.0.1',
      '172.31.255.255',
      '192.0.0.192',
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
    ],
    ['240.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1'],
    [
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
    ],
    ['2001::1', '2001:db8::1', 'not an address', ''],
  ])('is no address to connect to: %s, %s, ...', (...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it('leaves the public one', () => {
    const open = [
      '1.1.1.1',
      '8.8.8.8',
      '100.63.255.255',
      '172.32.0.1',
      '2606:4700::1111',
      '2a00:1450:4001::200e',
    ];
    expect(open.filter(isPublicAddress)).toEqual(open);
  });

  it.each([
    '127.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0x7f.1',
    '2130706433',
    '10.0.0.1',
    '169.254.169.254',
  ])('is refused in digits, unconnected: %s', async (host) => {
    const server = await startCalendarServer((_, response) => void response.end(christmas));
    const url = new URL(`https://${host}:${server.url('/').port}/`);

    expect(await server.fetchGuarded([])(url, within)).toEqual({
      problem: 'is no server on the public internet, and only those are read',
    });
    expect(server.connections()).toBe(0);
  });

  it.each([[['127.0.0.1']], [['93.184.215.14', '127.0.0.1']], [['::1']], [['::ffff:127.0.0.1']]])(
    'is refused behind a name that leads to %j, unconnected',
    async (addresses) => {
      const server = await startCalendarServer((_, response) => void response.end(christmas));

      expect(await server.fetchGuarded([addresses])(server.url('/'), within)).toMatchObject({
        problem: expect.stringMatching(/no server on the public internet/),
      });
      expect(server.connections()).toBe(0);
    },
  );

  it('is refused after a redirect, and at the second look at a name', async () => {
    let redirect = '';
    const server = await startCalendarServer(
      (_, response) => void response.writeHead(302, { location: redirect }).end(),
    );
    /** Stands in for a public one, once. */
    const passing = (): ((address: string) => boolean) => {
      let asked = 0;
      return (address) => (asked++ === 0 ? address === '127.0.0.1' : isPublicAddress(address));
    };

    redirect = `https://127.0.0.1:${server.url('/').port}/`;
    const literal = await server.fetchGuarded([['127.0.0.1']], passing())(server.url('/'), within);
    redirect = server.url('/', 'moved.example').href;
    const rebound = await server.fetchGuarded([['127.0.0.1']], passing())(server.url('/'), within);

    for (const found of [literal, rebound])
      expect(found).toMatchObject({ problem: expect.stringMatching(/no server on the public internet/) });
    expect(server.connections()).toBe(2);
  });
});

async function read(server: CalendarServer, path: string, within = { ms: 5000 }) {
  const { address } = createHolidaySources({ fetchCalendar: server.fetchCalendar });
  return address(server.url(path), from, within);
}
