import { z } from 'zod';

/** The permanent codes of everything that can go wrong, as a caller may see them. A code is never renamed and never reused. */
export const ErrorCode = z.enum([
  'request.invalid',
  'request.broken-json',
  'request.content-type',
  'request.too-large',
  'request.origin',
  'request.idempotency-key',
  'request.idempotency-mismatch',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'version.stale',
  'transition.refused',
  'listing.incomplete',
  'listing.not-open',
  'listing.suggestions-need-publication',
  'match.exists',
  'match.declined-before',
  'match.sides-do-not-fit',
  'match.no-capacity-left',
  'organisation.exists',
  'organisation.not-active',
  'organisation.declaration-missing',
  'person.last-representative',
  'sign-in.code-wrong',
  'limit.reached',
  'busy',
  'unexpected',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** What is wrong with one field: `path` as in `content.to` or `topics.0`, `code` a key of the catalogue (`field.<code>`). */
export interface FieldProblem {
  path: string;
  code: string;
  params: Readonly<Record<string, string | number>>;
}

/**
 * A refusal that the caller can understand and act on. Only the error mapper knows which HTTP status it becomes.
 * `current` carries the present version of a record for a caller whose version is stale.
 */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldProblem[];
  readonly current: { version: number } | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    details: {
      params?: Readonly<Record<string, string | number>>;
      fields?: readonly FieldProblem[];
      current?: { version: number };
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.params = details.params ?? {};
    this.fields = details.fields ?? [];
    this.current = details.current;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** The answer for a record that does not exist and for one that the caller may not see: they look alike. */
export function notFound(): DomainError {
  return new DomainError('not-found');
}
