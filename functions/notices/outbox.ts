import type { Notice, NoticeCause } from '../../shared/schemas/notice.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { createRecord, type Key, type Queued } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import type { Write } from '../_adapters/transact.ts';

/** Where a notice lies. */
export function noticeKey(id: string): Key {
  return { pk: `OUTBOX#${id}`, sk: 'OUTBOX' };
}

/** The queue of notices that are not sent yet, in the order in which the sweep takes them, and the queue of those that were given up. */
export const outboxQueue = 'outbox#waiting';
export const failedQueue = 'outbox#failed';

/** How often a notice is tried. */
export const noticeTries = 5;

/** Minutes after which the sweep takes a notice that has had 0, 1, 2, 3 or 4 tries: an outage of the mail service may last ten hours. */
const retryMinutes = [10, 10, 30, 120, 480];

/** Minutes after which a sender that has not finished is taken for dead; far above the longest run of a function. */
const claimMinutes = 10;

/** The moment (ISO 8601 in UTC) from which the sweep takes a notice that is waiting or being sent. */
export function sweptFrom(notice: Notice): string {
  const minutes = notice.state === 'sending' ? claimMinutes : (retryMinutes[notice.tries] ?? 0);
  return new Date(Date.parse(notice.updatedAt) + minutes * 60_000).toISOString();
}

/** Whether a notice may be tried at `now`: a new one at once, any other when the sweep takes it. */
export function isDue(notice: Notice, now: Date): boolean {
  if (notice.state !== 'waiting' && notice.state !== 'sending') return false;
  return (notice.state === 'waiting' && notice.tries === 0) || sweptFrom(notice) <= now.toISOString();
}

/** How a notice is queued: while it is owed, for the sweep; when it was given up, for a person. */
export function noticeQueued(notice: Notice): Queued | undefined {
  switch (notice.state) {
    case 'waiting':
    case 'sending':
      return { queue: outboxQueue, queuedAt: sweptFrom(notice) };
    case 'failed':
      return { queue: failedQueue, queuedAt: notice.updatedAt };
    case 'sent':
      return undefined;
  }
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
