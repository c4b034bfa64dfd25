import { drawTimes } from './times.js';

const element = (id) => document.getElementById(id);
const stream = element('stream');
const words = element('words');
const dialog = element('dialog');
const as = element('as');
let room = document.querySelector('[data-room]').dataset.room;
let thread;

const conversation = () => (room === 'direct' ? `${as.value}/direct` : room);

async function send(body) {
  element('problem').textContent = '';
  const response = await fetch('/playground/api/send', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: crypto.randomUUID(), as: as.value, ...body }),
  });
  const answer = await response.json();
  if (answer.problem) element('problem').textContent = answer.problem;
  if (answer.form) openDialog(answer.form);
  return answer;
}

async function draw() {
  const query = new URLSearchParams({ as: as.value, in: conversation() });
  const messages = await (await fetch(`/playground/api/feed?${query}`)).json();
  const isAtEnd = stream.scrollHeight - stream.scrollTop - stream.clientHeight < 80;
  const ids = new Set(messages.map((message) => message.id));
  const roots = messages.filter((message) => !message.root || !ids.has(message.root));
  stream.replaceChildren(...roots.map((message) => drawMessage(message, messages)));
  if (isAtEnd) stream.scrollTop = stream.scrollHeight;
}

function drawMessage(message, messages) {
  const article = document.createElement('article');
  article.id = message.id;
  article.className = message.isPrivate ? 'message private' : 'message';
  const head = document.createElement('p');
  head.className = 'head';
  const author = document.createElement('strong');
  author.textContent = message.author;
  const time = document.createElement('time');
  time.dataset.show = 'clock';
  time.dateTime = new Date(message.at).toISOString();
  head.append(author, ' ', time);
  article.append(head);
  const body = document.createElement('div');
  body.className = message.author === 'Coach' ? 'card' : 'said';
  body.innerHTML = message.html; // escaped by the server, and scripts run from this server alone
  article.append(body);
  if (!message.isPrivate && room !== 'direct') article.append(drawTools(message));
  const replies = messages.filter((other) => other.root === message.id);
  if (replies.length > 0) {
    const list = document.createElement('div');
    list.className = 'replies';
    list.append(...replies.map((reply) => drawMessage(reply, [])));
    article.append(list);
  }
  drawTimes(article);
  return article;
}

function drawTools(message) {
  const tools = document.createElement('p');
  tools.className = 'tools';
  tools.append(tool('Reply in thread', () => replyTo(message.root ?? message.id)));
  if (message.author !== 'Coach')
    tools.append(tool('Find a guide for this', () => send({ kind: 'shortcut', message: message.id })));
  return tools;
}

function tool(label, run) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', run);
  return button;
}

function replyTo(id) {
  thread = id;
  const note = element('replying');
  note.hidden = id === undefined;
  note.textContent = id === undefined ? '' : 'Replying in a thread. Escape leaves it.';
  words.focus();
}

async function say(text, options = {}) {
  return send({ kind: 'say', in: conversation(), ...(thread ? { thread } : {}), text, ...options });
}

function openDialog(html) {
  dialog.innerHTML = html; // escaped by the server
  const form = dialog.querySelector('form');
  form.querySelector('[value=cancel]').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const values = {};
    for (const field of form.querySelectorAll('[name]')) values[field.name] ??= [];
    for (const [name, value] of new FormData(form)) values[name].push(value);
    dialog.close();
    await send({
      kind: 'submit',
      in: conversation(),
      ...(thread ? { thread } : {}),
      act: form.dataset.act,
      values,
    });
  });
  if (!dialog.open) dialog.showModal();
}

function openPaste() {
  dialog.innerHTML = `<form><h2>Paste an incident thread</h2><p>One message a line, oldest first. A line that starts with "alert" counts as said by an alert app. Coach is then asked to read the thread.</p><textarea name="thread" rows="10" required>alert: KubePodCrashLooping checkout critical
error rate on checkout is at 12 %, who is on it?
looking. pods are in CrashLoopBackOff since the 03:02 deploy
kubectl says last state OOMKilled, exit code 137</textarea><div class="row"><button type="button" value="cancel">Cancel</button><button type="submit">Send it</button></div></form>`;
  const form = dialog.querySelector('form');
  form.querySelector('[value=cancel]').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close();
    void pasteThread(new FormData(form).get('thread'));
  });
  dialog.showModal();
}

async function pasteThread(text) {
  replyTo(undefined);
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const [first, ...rest] = lines;
  if (!first) return;
  if (room === 'direct') choose(document.querySelector('[data-room]').dataset.room);
  await say(first);
  await draw();
  const root = [...stream.children].filter((child) => !child.classList.contains('private')).at(-1)?.id;
  for (const line of rest) await say(line, { thread: root });
  await say('@Coach', { thread: root });
}

function choose(name) {
  room = name;
  replyTo(undefined);
  for (const button of document.querySelectorAll('[data-room]'))
    button.setAttribute('aria-current', String(button.dataset.room === room));
  element('room').textContent = document.querySelector(`[data-room="${CSS.escape(room)}"]`).textContent;
  void draw();
}

stream.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-act]');
  if (button) void send({ kind: 'press', message: button.closest('article').id, act: button.dataset.act });
});
stream.addEventListener('change', (event) => {
  if (event.target.matches('select.menu') && event.target.value)
    void send({ kind: 'press', message: event.target.closest('article').id, act: event.target.value });
});
element('composer').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = words.value.trim();
  if (!text) return;
  words.value = '';
  const answer = await say(text);
  if (answer.problem) words.value = text;
});
words.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    element('composer').requestSubmit();
  }
  if (event.key === 'Escape') replyTo(undefined);
});
element('paste').addEventListener('click', openPaste);
as.addEventListener('change', draw);
for (const button of document.querySelectorAll('[data-room]'))
  button.addEventListener('click', () => choose(button.dataset.room));
choose(room);
new EventSource('/playground/api/changes').addEventListener('message', draw);
