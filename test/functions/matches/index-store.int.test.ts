import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IndexStore } from '../../../functions/matches/index-store.ts';
import { makeIndexStore } from '../../../functions/matches/index-table.ts';
import { recordFormat } from '../../../shared/matching/record.ts';
import { startTables, type Tables } from '../../fixtures/dynamodb.ts';
import { sampleId } from '../../shared/matching/sample-listing.ts';
import { makeModel, storeOf } from './index-model.ts';

const few = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 4 });
const step = fc.record({
  act: fc.constantFrom('commit', 'commit', 'commit', 'prepare', 'delete', 'read'),
  /** By how much the version that a commit expects is wrong. */
  behind: fc.constantFrom(0, 0, 0, 1, -1),
  chunks: few,
  drops: few,
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

describe('the store of the index', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await startTables();
  });
  afterAll(() => tables.stop());

  it('answers just as the model on which the law is tested, whatever it is asked to do', async () => {
    const onTable = makeIndexStore({ client: tables.client, table: tables.derived });
    let planned = 0;
    let executed = 0;

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (script) => {
        const model = makeModel();
        const onModel = storeOf(model, (_name, act) => Promise.resolve(act()));
        await onTable.deleteChunks([0, 1, 2, 3]);
        await tables.client.send(new DeleteCommand({ TableName: tables.derived, Key: { pk: 'INDEX', sk: 'HEAD' } }));
        planned += script.length;
        for (const one of script) {
          const version = model.head()?.version ?? 0;
          expect(await perform(onTable, one, version)).toEqual(await perform(onModel, one, version));
          executed += 1;
        }
        expect(await onTable.readChunks([0, 1, 2, 3])).toEqual(await onModel.readChunks([0, 1, 2, 3]));
      }),
      { seed: 2026, numRuns: 40 },
    );

    console.log(`store: ${planned} acts planned, ${executed} executed, 0 differ from the model`);
    expect(executed).toBe(planned);
  }, 120_000);
});

async function perform(store: IndexStore, { act, behind, chunks, drops }: Step, version: number): Promise<unknown> {
  const writes = chunks.map((chunk) => ({ chunk, bytes: new Uint8Array(3).fill(chunk + version) }));
  switch (act) {
    case 'commit': {
      const leaves = chunks.map((chunk) => ({ chunk, first: sampleId(chunk), version: version + 1, count: 1 }));
      const head = { version: version + 1, recordFormat, commit: `commit-${version}`, nextChunk: 4, leaves };
      const answer = await store.commit({
        head,
        replaces: Math.max(0, version - behind),
        writes,
        drops: drops.filter((chunk) => !chunks.includes(chunk)),
      });
      return [answer, await store.readHead()];
    }
    case 'prepare':
      return store.prepareChunks(writes, version + 9);
    case 'delete':
      return store.deleteChunks(drops);
    default:
      return [...(await store.readChunks(chunks))].sort(([a], [b]) => a - b);
  }
}
