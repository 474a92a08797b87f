// Makes what browsers load: dist/assets/soundings.css from Sass, and our few scripts. Does nothing when all is fresh.
import { copyFileSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src', 'web', 'assets');
const target = join(root, 'dist', 'assets');

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newestSource() {
  const files = readdirSync(source).map((name) => join(source, name));
  const framework = join(root, 'node_modules', 'govuk-frontend', 'package.json');
  return Math.max(...[...files, framework, fileURLToPath(import.meta.url)].map(changedAt));
}

/** Written beside and renamed, so that a server or a test never reads half a file. */
function put(name, write) {
  const temporary = join(target, `.${name}.${process.pid}`);
  write(temporary);
  renameSync(temporary, join(target, name));
}

async function styles() {
  const { compile } = await import('sass');
  const { css } = compile(join(source, 'soundings.scss'), {
    style: 'compressed',
    loadPaths: [join(root, 'node_modules')],
    quietDeps: true,
  });
  put('soundings.css', (file) => writeFileSync(file, css));
}

const stylesheet = join(target, 'soundings.css');
if (process.argv.includes('--force') || changedAt(stylesheet) < newestSource()) {
  mkdirSync(target, { recursive: true });
  for (const script of readdirSync(source).filter((name) => name.endsWith('.js'))) {
    put(script, (file) => copyFileSync(join(source, script), file));
  }
  // Last, because its time says that all is fresh.
  await styles();
}
