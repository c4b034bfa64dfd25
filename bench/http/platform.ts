// Slack's Web API and its response URLs, each answered at once: what is measured is ours.
import { createServer } from 'node:http';

const answer = JSON.stringify({
  ok: true,
  url: 'https://a.slack.com/',
  team_id: 'T1',
  user_id: 'U0',
  bot_id: 'B0',
  user: 'coach',
});

createServer((request, response) => {
  request.resume().once('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
}).listen(Number(process.argv[2]), '127.0.0.1');
