/**
 * Builds what is deployed and what runs locally: the site, then one bundle a function in `dist/functions/NAME/index.mjs`.
 * `node scripts/build.ts`; ends with code 1 and one line that names what is missing or wrong.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type BuildFailure, build as bundle, formatMessages, type Plugin } from 'esbuild';
import { describeFunction, type FunctionName, functionNames } from '../infra/functions.ts';

/** What keeps the build from ending. Its message says what to put right. */
export class BuildProblem extends Error {
  override name = 'BuildProblem';
}

const root = join(import.meta.dirname, '..');

/**
 * Builds everything into `dist/`, printing one line a step.
 * @throws BuildProblem when an entry is missing or a build fails.
 */
export async function buildAll(print: (line: string) => void): Promise<void> {
  checkEntries((file) => existsSync(join(root, file)));
  await step(print, 'pages', buildSite);
  for (const name of functionNames) await step(print, name, () => bundleFunction(name));
}

/**
 * Checks that every function of the list has its entry file.
 * @throws BuildProblem naming those that have none.
 */
export function checkEntries(exists: (file: string) => boolean): void {
  const missing = functionNames.filter((name) => !exists(describeFunction(name).entry));
  if (missing.length === 0) return;
  const list = missing.map((name) => `${name} (${describeFunction(name).entry})`).join(', ');
  throw new BuildProblem(`These functions of infra/functions.ts have no entry file: ${list}.`);
}

async function step(print: (line: string) => void, name: string, work: () => Promise<string>): Promise<void> {
  const start = performance.now();
  const result = await work();
  print(`Built ${name}: ${result} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

async function buildSite(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('astro/package.json');
  const command = [join(dirname(manifest), 'bin', 'astro.mjs'), 'build', '--root', 'site'];
  const output: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
    const astro = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [astro.stdout, astro.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
    }
    astro.on('error', reject).on('close', resolve);
  });
  if (code !== 0) throw new BuildProblem(`The site does not build:\n${output.join('')}`);
  return 'dist/site';
}

/** Leaves out what zod says in fifty languages, a fifth of each bundle: our own catalogues speak to people. */
const oneLocale: Plugin = {
  name: 'one-locale',
  setup({ onResolve }) {
    onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer, resolveDir }) =>
      /[\\/]zod[\\/]/.test(importer) ? { path: join(resolveDir, '..', 'locales', 'en.js') } : undefined,
    );
  },
};

async function bundleFunction(name: FunctionName): Promise<string> {
  const { entry, bundleFrom } = describeFunction(name);
  const folder = join(root, 'dist', 'functions', name);
  const outfile = join(folder, 'index.mjs');
  await rm(folder, { recursive: true, force: true });
  try {
    const { metafile } = await bundle({
      absWorkingDir: root,
      entryPoints: [bundleFrom ?? entry],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      // The ES modules of a package rather than its CommonJS: only those can be cut down to what is used.
      mainFields: ['module', 'main'],
      charset: 'utf8',
      minifySyntax: true,
      minifyWhitespace: true,
      legalComments: 'none',
      // A stack trace then names a line of 200 letters instead of one of a megabyte.
      lineLimit: 200,
      sourcemap: 'linked',
      sourcesContent: false,
      metafile: true,
      plugins: [oneLocale],
      // Packages in CommonJS inside an ES module still call require for the modules of Node.
      banner: {
        js: "import { createRequire as makeRequire } from 'node:module';const require = makeRequire(import.meta.url);",
      },
      logLevel: 'silent',
    });
    const meta = join(root, 'dist', 'meta');
    await mkdir(meta, { recursive: true });
    await writeFile(join(meta, `${name}.json`), JSON.stringify(metafile));
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw new BuildProblem(
      `${name} does not build:\n${(await formatMessages(error.errors, { kind: 'error' })).join('')}`,
    );
  }
  return `${Math.ceil((await stat(outfile)).size / 1024)} KB`;
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

if (import.meta.main) {
  try {
    await buildAll((line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    if (!(error instanceof BuildProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
