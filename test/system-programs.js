// Installs the system programs the suite runs on, where they are missing, and says so.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const programs = [
  { names: ['redis-server'], apt: 'redis-server', brew: 'redis', what: 'the real Redis server' },
  {
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    apt: 'chromium',
    brew: 'chromium',
    what: 'the real browser',
  },
  {
    names: ['python3'],
    apt: 'python3',
    brew: 'python',
    what: 'Python, which compiles the Python of the guides,',
  },
  { names: ['promtool'], apt: 'prometheus', brew: 'prometheus', what: 'promtool, which tests the alerts,' },
];

function run(command, ...args) {
  console.log(`\n> ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function has(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function install(missing) {
  for (const { apt, what } of missing) console.log(`Installing ${apt}: ${what} is not on this machine.`);
  if (has('apt-get')) {
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];
    const apt = (...args) => run(...asRoot, 'apt-get', ...args);
    return (
      apt('update', '-q') &&
      apt('install', '-y', '-q', '--no-install-recommends', ...missing.map((program) => program.apt))
    );
  }
  if (has('brew')) return run('brew', 'install', ...missing.map((program) => program.brew));
  console.error(
    `Neither apt-get nor brew is here. Install by hand: ${missing.map((program) => program.names[0]).join(', ')}`,
  );
  return false;
}

const missing = programs.filter((program) => !program.names.some(has));
process.exitCode = missing.length === 0 || install(missing) ? 0 : 1;
