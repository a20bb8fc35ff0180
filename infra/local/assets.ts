import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartProblem } from './start-problem.ts';

const assetsSchema = z.looseObject({
  files: z.record(
    z.string(),
    z.looseObject({
      source: z.looseObject({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
    }),
  ),
});

/** The folders of a `cdk.out` by the key under which a deployment uploads them. */
export function readAssets(cdkOut: string): ReadonlyMap<string, string> {
  const manifests = globSync('*.assets.json', { cwd: cdkOut });
  const files = manifests.flatMap((name) => {
    const parsed = assetsSchema.parse(JSON.parse(readFileSync(join(cdkOut, name), 'utf8')));
    return Object.values(parsed.files);
  });
  return new Map(
    files.flatMap(({ source: { path }, destinations }) =>
      path === undefined
        ? []
        : Object.values(destinations).map(({ objectKey }) => [objectKey, resolve(cdkOut, path)] as const),
    ),
  );
}

/**
 * The folder of a function's bundle.
 * @throws StartProblem when it is not there.
 */
export function assetFolder(assets: ReadonlyMap<string, string>, key: string, functionName: string): string {
  const folder = assets.get(key);
  if (folder === undefined || !existsSync(folder)) {
    throw new StartProblem(
      `The bundle of ${functionName} is missing from cdk.out: synthesize again with \`npm run synth\`.`,
    );
  }
  return folder;
}
