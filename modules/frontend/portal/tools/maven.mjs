// What Maven calls: `build` puts the portal under <target>/classes/static, `test` runs vitest.
// A step whose inputs have not changed since it last succeeded is skipped, so that repeated Maven builds stay fast.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [task, target, ...options] = process.argv.slice(2);
const windows = process.platform === 'win32';

function run(command, ...args) {
  const done = spawnSync(command, args, { stdio: 'inherit', shell: windows, env: { ...process.env, CI: 'true' } });
  if (done.status !== 0) {
    console.error(`portal: ${command} ${args.join(' ')} failed${done.error ? `: ${done.error.message}` : ''}`);
    process.exit(done.status ?? 1);
  }
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function unlessCurrent(stamp, inputs, stillThere, act) {
  const now = digest(inputs);
  if (existsSync(stillThere) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return false;
  act();
  writeFileSync(stamp, now);
  return true;
}

const settings = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'index.html'];
const sources = [...settings, ...files('src'), ...files('public'), ...files('tools')];

function install() {
  unlessCurrent('node_modules/.consilium-lock', ['package.json', 'package-lock.json'], 'node_modules/.bin', () =>
    run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund'),
  );
}

mkdirSync(target, { recursive: true });
if (task === 'build') {
  const output = join(target, 'classes', 'static');
  const built = unlessCurrent(join(target, 'portal-build.sha256'), sources, join(output, 'index.html'), () => {
    install();
    run('npm', 'run', '--silent', 'check');
    run('npx', '--no-install', 'vite', 'build', '--outDir', output, '--emptyOutDir', '--logLevel', 'warn');
  });
  console.log(built ? `portal: built into ${output}` : 'portal: unchanged since the last build');
} else if (task === 'test' && !options.includes('skip=true')) {
  const tested = unlessCurrent(join(target, 'portal-test.sha256'), sources, target, () => {
    install();
    run('npm', 'test', '--silent');
  });
  if (!tested) console.log('portal: unchanged since its tests last passed');
}
