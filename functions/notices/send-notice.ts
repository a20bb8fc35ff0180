import type { Logger } from '@aws-lambda-powertools/logger';
import { Notice } from '../../shared/schemas/notice.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { readRecord, replaceRecord } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { ConditionFailed, transact } from '../_adapters/transact.ts';
import { composeMail } from './compose-mail.ts';
import { type Mailer, UndeliverableMail } from './mailer.ts';
import { isDue, noticeKey, noticeQueued, noticeTries } from './outbox.ts';

export interface SendNoticeDependencies {
  readonly tables: Tables;
  readonly runtime: Runtime;
  readonly mailer: Mailer;
  readonly siteOrigin: string;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Milliseconds after which the mail service is taken not to answer; 8,000 where absent. */
  readonly answerWithin?: number;
}

/**
 * What became of one try. `nothing-to-send`: the recipient is gone or the cause is over. `not-due`: sent already, in somebody's hands, or
 * its next try has not come. `lost`: somebody else took it first.
 */
export type Sending = 'sent' | 'nothing-to-send' | 'not-due' | 'lost' | 'try-again' | 'failed';

/**
 * Sends the mail that a notice owes, if it is due. It is claimed by a conditional write before anything leaves, so of many senders one sends;
 * a sender that dies between the mail service's yes and its own note leaves a claim that the sweep takes again: only then a mail may come twice.
 * Throws where the database does not answer; then nothing has left, or the claim stands.
 */
export function makeSendNotice(deps: SendNoticeDependencies): (id: string) => Promise<Sending> {
  const { tables, runtime, mailer, log, answerWithin = 8_000 } = deps;

  const move = async (from: Notice, to: Partial<Pick<Notice, 'state' | 'tries'>>): Promise<Notice | undefined> => {
    const notice: Notice = { ...from, ...to, version: from.version + 1, updatedAt: runtime.now().toISOString() };
    try {
      await transact(tables, [replaceRecord(tables, noticeKey(from.id), from.version, notice, noticeQueued(notice))]);
      return notice;
    } catch (error) {
      if (error instanceof ConditionFailed) return undefined;
      throw error;
    }
  };

  const deliver = async (notice: Notice): Promise<boolean> => {
    const mail = await composeMail(deps, notice);
    if (mail === undefined) return false;
    const signal = AbortSignal.timeout(answerWithin);
    await Promise.race([mailer.send(mail, signal), rejectedBy(signal)]);
    return true;
  };

  return async (id) => {
    const found = await readRecord(tables, Notice, noticeKey(id));
    if (found === undefined || !isDue(found, runtime.now())) return 'not-due';
    if (found.tries >= noticeTries) return (await move(found, { state: 'failed' })) === undefined ? 'lost' : 'failed';

    const claimed = await move(found, { state: 'sending', tries: found.tries + 1 });
    if (claimed === undefined) return 'lost';
    const about = { notice: id, kind: claimed.cause.kind, tries: claimed.tries };

    let left: boolean;
    try {
      left = await deliver(claimed);
    } catch (error) {
      const givenUp = error instanceof UndeliverableMail || claimed.tries >= noticeTries;
      const why = { ...about, error: error instanceof Error ? error.name : typeof error };
      if (givenUp) log.error('The notice is given up', why);
      else log.warn('The notice was not sent', why);
      await move(claimed, { state: givenUp ? 'failed' : 'waiting' });
      return givenUp ? 'failed' : 'try-again';
    }
    await move(claimed, { state: 'sent' });
    log.info(left ? 'The notice was sent' : 'The notice had nothing to send', about);
    return left ? 'sent' : 'nothing-to-send';
  };
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
