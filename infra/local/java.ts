import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, StartProblem } from './start-problem.ts';

const oldest = 17;

/** Where a private Java is kept, for every stack of this repository. */
export const javaFolder = join(import.meta.dirname, '..', '..', '.local', 'java');

/** How to install Java, by `process.platform`. */
const installing: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'with `brew install --cask temurin@21`',
  linux: 'with `sudo apt install openjdk-17-jre-headless` (or the package of that name in your distribution)',
  win32: 'with `winget install EclipseAdoptium.Temurin.21.JRE`',
};

/** The major version in what `java -version` prints: 17 for `"17.0.15"`, 8 for `"1.8.0_402"`. */
export function majorVersion(printed: string): number | undefined {
  const found = /version "(?:1\.)?(\d+)/.exec(printed)?.[1];
  return found === undefined ? undefined : Number(found);
}

async function isNewEnough(java: string): Promise<boolean> {
  try {
    const { stderr, stdout } = await promisify(execFile)(java, ['-version']);
    return (majorVersion(stderr + stdout) ?? 0) >= oldest;
  } catch {
    return false;
  }
}

function privateJava(folder: string): string | undefined {
  const [found] = globSync(['jre/*/bin/java', 'jre/*/bin/java.exe', 'jre/*/Contents/Home/bin/java'], { cwd: folder });
  return found === undefined ? undefined : join(folder, found);
}

/** What {@link findJava} needs of the machine; tests give another one. */
export interface JavaSources {
  readonly candidates: readonly string[];
  readonly fetch: (folder: string) => Promise<unknown>;
}

const machine: JavaSources = {
  candidates: [...(process.env['JAVA_HOME'] ? [join(process.env['JAVA_HOME'], 'bin', 'java')] : []), 'java'],
  fetch: async (folder) => {
    const { install } = await import('njre');
    return install(oldest, { type: 'jre', installPath: join(folder, 'x') });
  },
};

/**
 * The path of a Java of version 17 or later: the machine's own, else a private one in `folder`, fetched on first use.
 * @throws StartProblem when there is none and it cannot be fetched.
 */
export async function findJava(folder: string, sources: JavaSources = machine): Promise<string> {
  for (const candidate of sources.candidates) if (await isNewEnough(candidate)) return candidate;
  const own = resolve(folder);
  if (!existsSync(own)) mkdirSync(own, { recursive: true });
  try {
    if (privateJava(own) === undefined) await sources.fetch(own);
  } catch (error) {
    throw new StartProblem(missing(describe(error)));
  }
  const found = privateJava(own);
  if (found === undefined || !(await isNewEnough(found))) throw new StartProblem(missing('it does not run here'));
  return found;
}

function missing(reason: string): string {
  const how = installing[process.platform] ?? 'from https://adoptium.net';
  return `The local database needs Java ${oldest} or later, this machine has none and fetching a private one failed (${reason}): install it ${how} and start again.`;
}
