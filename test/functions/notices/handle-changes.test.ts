import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeHandleChanges } from '../../../functions/notices/handle-changes.ts';
import { silent } from './samples.ts';

const record = (sequence: string, pk: string, sk: string) => ({
  eventID: sequence,
  eventName: 'MODIFY',
  dynamodb: { SequenceNumber: sequence, Keys: { pk: { S: pk }, sk: { S: sk } } },
});
const notice = (sequence: string, id: string) => record(sequence, `OUTBOX#${id}`, 'OUTBOX');

/** Follows notices; `fate` says what happens with an id. */
function setUp(fate: (id: string) => unknown = () => undefined) {
  const followed: string[] = [];
  const parked: string[] = [];
  const follow = (kind: string) => async (id: string) => {
    followed.push(`${kind} ${id}`);
    const thrown = fate(id);
    if (thrown !== undefined) throw thrown;
  };
  const handle = makeHandleChanges({
    followers: [
      { prefix: 'OUTBOX', follow: follow('notice') },
      { prefix: 'ORGANISATION', follow: follow('organisation') },
    ],
    park: async ({ pk }) => {
      parked.push(pk);
    },
    log: silent,
  });
  return { handle, followed, parked };
}

describe('a batch of changes', () => {
  it('is followed by kind, and what concerns nobody is passed over', async () => {
    const { handle, followed } = setUp();

    const answer = await handle({
      Records: [
        notice('1', 'A'),
        record('2', 'ORGANISATION#B', 'ORGANISATION'),
        record('3', 'ORGANISATION#B', 'LISTING#C'),
        record('4', 'LISTING#C', 'LISTING'),
        record('5', 'PARKED', 'OUTBOX#A|OUTBOX'),
      ],
    });

    expect(followed).toEqual(['notice A', 'organisation B']);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('looks at a record once, however often it changed', async () => {
    const { handle, followed } = setUp();

    await handle({ Records: [notice('1', 'A'), notice('2', 'A'), notice('3', 'A')] });

    expect(followed).toEqual(['notice A']);
  });

  it('reports the lowest failure as it was delivered and follows all the others', async () => {
    const { handle, followed } = setUp((id) => (id === 'B' || id === 'D' ? new Error('no answer') : undefined));

    const answer = await handle({
      Records: [
        notice('000099', 'A'),
        notice('000102', 'D'),
        notice('000100', 'B'),
        notice('000103', 'E'),
        notice('000104', 'B'),
      ],
    });

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '000100' }] });
    expect(followed).toHaveLength(4);
  });

  it.each([
    ['a text', 'boom'],
    ['nothing', null],
    ['a number', 7],
  ])('takes %s that is thrown for a failure', async (_, thrown) => {
    const { handle } = setUp((id) => (id === 'B' ? thrown : undefined));

    expect(await handle({ Records: [notice('1', 'A'), notice('2', 'B')] })).toEqual({
      batchItemFailures: [{ itemIdentifier: '2' }],
    });
  });

  it('parks what does not parse and goes on', async () => {
    const { handle, parked, followed } = setUp((id) => (id === 'B' ? z.string().safeParse(1).error : undefined));

    const answer = await handle({ Records: [notice('1', 'A'), notice('2', 'B'), notice('3', 'C')] });

    expect(answer).toEqual({ batchItemFailures: [] });
    expect(parked).toEqual(['OUTBOX#B']);
    expect(followed).toHaveLength(3);
  });

  it('passes over a record without a readable key', async () => {
    const { handle, followed } = setUp();

    expect(await handle({ Records: [{ dynamodb: {} }, null, notice('2', 'A')] })).toEqual({ batchItemFailures: [] });
    expect(followed).toEqual(['notice A']);
  });
});
