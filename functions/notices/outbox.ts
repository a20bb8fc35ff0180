import type { Notice, NoticeCause } from '../../shared/schemas/notice.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { createRecord, type Key, type Queued } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import type { Write } from '../_adapters/transact.ts';

/** Where a notice lies. */
export function noticeKey(id: string): Key {
  return { pk: `OUTBOX#${id}`, sk: 'OUTBOX' };
}

/** The queue of notices that are not sent yet, oldest first; the sweep reads it. */
export const outboxQueue = 'outbox#waiting';

/** How a notice is queued while it is owed. */
export function noticeQueued(notice: Notice): Queued | undefined {
  return notice.state === 'waiting' || notice.state === 'sending'
    ? { queue: outboxQueue, queuedAt: notice.updatedAt }
    : undefined;
}

/** The write that owes a notice; it belongs into the transaction of its cause. */
export function oweNotice(
  tables: Pick<Tables, 'main'>,
  runtime: Pick<Runtime, 'now' | 'id'>,
  cause: NoticeCause,
): Write {
  const at = runtime.now().toISOString();
  const notice: Notice = {
    id: runtime.id(),
    version: 1,
    cause,
    state: 'waiting',
    tries: 0,
    createdAt: at,
    updatedAt: at,
  };
  return createRecord(tables, noticeKey(notice.id), notice, noticeQueued(notice));
}
