import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { describeFunction, type FunctionName, functionNames } from '../../infra/functions.ts';

/**
 * Code that is bundled and does not run in a function, with the reason: a store's writing half beside the reading half.
 */
const bundledOnly: Partial<Record<FunctionName, readonly string[]>> = {
  // The import of places and the indexing function delete; listings, matches and the round only read what these two wrote.
  listings: ['DeleteItem'],
  matches: ['DeleteItem'],
  round: ['DeleteItem'],
};

/** The database actions in the code of a function, whatever table they are for. */
async function actionsIn(name: FunctionName): Promise<readonly string[]> {
  const { outputFiles } = await build({
    entryPoints: [describeFunction(name).entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    // The code of packages is not ours, and the pages are built by another tool.
    packages: 'external',
    logLevel: 'silent',
  });
  const code = outputFiles.map(({ text }) => text).join('\n');
  const commands = [...code.matchAll(/new (BatchGet|Delete|Get|Put|Query|Scan|SendEmail|Update)Command\d*\(/g)];
  const inTransactions = [...code.matchAll(/\b(Put|Update|Delete|ConditionCheck): \{/g)];
  const names = [...commands, ...inTransactions].map(([, action = '']) => action);
  return [...new Set(names)].map((action) =>
    ['Query', 'Scan', 'SendEmail'].includes(action) ? action : `${action}Item`,
  );
}

describe.each(functionNames.filter((name) => name !== 'site'))('the code of %s', (name) => {
  it('calls the database in the ways it has a right to, and has no right that it does not use', async () => {
    const { main = [], derived = [], queue, mail } = describeFunction(name).needs;

    const used = (await actionsIn(name)).filter((action) => !bundledOnly[name]?.includes(action));

    const granted = new Set([...main, ...derived, ...(queue ? ['Query'] : []), ...(mail ? ['SendEmail'] : [])]);
    expect(used.toSorted()).toEqual([...granted].toSorted());
  });
});
