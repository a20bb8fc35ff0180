import type { MiddlewareObj } from '@middy/core';
import { DomainError, type ErrorCode } from '../../shared/errors.ts';
import { errorTexts, fieldText } from '../../shared/i18n/errors.ts';
import type { Language } from '../../shared/languages.ts';
import type { ProblemView } from '../../shared/schemas/views.ts';
import { ConditionFailed } from '../_adapters/transact.ts';
import type { ApiEvent, ApiResult } from './api-types.ts';
import { logger } from './logger.ts';

/** The only place that knows which status a refusal becomes. */
const statusOf: Record<ErrorCode, number> = {
  'request.invalid': 400,
  'request.broken-json': 400,
  'request.content-type': 415,
  'request.too-large': 413,
  'request.origin': 403,
  'request.idempotency-key': 400,
  'request.idempotency-mismatch': 422,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'version.stale': 409,
  'transition.refused': 409,
  'listing.incomplete': 422,
  'listing.not-open': 409,
  'listing.suggestions-need-publication': 409,
  'match.exists': 409,
  'match.declined-before': 409,
  'match.sides-do-not-fit': 422,
  'match.no-capacity-left': 409,
  'organisation.exists': 409,
  'organisation.not-active': 403,
  'organisation.declaration-missing': 409,
  'person.last-representative': 409,
  'sign-in.code-wrong': 401,
  'limit.reached': 429,
  busy: 503,
  unexpected: 500,
};

/** A refusal as problem details (RFC 9457), its sentence in the caller's language. */
export function problemOf(error: DomainError, language: Language, requestId: string): ProblemView {
  const t = errorTexts(language);
  return {
    type: `/problems/${error.code}`,
    title: t(`error.${error.code}.title`),
    status: statusOf[error.code],
    detail: t(`error.${error.code}.detail`, error.params),
    code: error.code,
    requestId,
    ...(error.fields.length === 0
      ? {}
      : {
          errors: error.fields.map(({ path, code, params }) => ({
            path,
            code,
            message: fieldText(language, code, params),
          })),
        }),
    ...(error.current === undefined ? {} : { current: error.current }),
  };
}

const transient = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'TransactionInProgressException',
  'TimeoutError',
  'ECONNRESET',
  'ECONNREFUSED',
]);

/** What an error means to a caller: our own refusals as they are, a database that is overloaded as `busy`, all else as `unexpected`. */
function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof ConditionFailed) return new DomainError('version.stale');
  if (
    error instanceof Error &&
    (transient.has(error.name) || ('code' in error && typeof error.code === 'string' && transient.has(error.code)))
  ) {
    return new DomainError('busy', { retryAfterSeconds: 2 });
  }
  return new DomainError('unexpected');
}

/** Turns whatever was thrown into problem details. Register it last: middy runs error handlers from the last to the first. */
export function mapErrors(): MiddlewareObj<ApiEvent, ApiResult> {
  return {
    onError: (request) => {
      const error = asDomainError(request.error);
      const requestId = request.context.awsRequestId;
      if (error.code === 'unexpected' || error.code === 'busy') {
        const cause =
          request.error instanceof Error ? request.error : new Error('something that is no error was thrown');
        logger.error('request failed', { errorName: cause.name, stack: cause.stack?.split('\n').slice(1, 6) });
      }
      const problem = problemOf(error, request.event.language, requestId);
      request.response = {
        statusCode: problem.status,
        headers: {
          'content-type': 'application/problem+json',
          ...(error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) }),
        },
        body: JSON.stringify(problem),
      };
    },
  };
}
