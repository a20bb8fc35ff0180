import type { MiddlewareObj } from '@middy/core';
import type { ApiEvent, ApiResult } from './api-types.ts';
import { logger } from './logger.ts';

/** One line a request: route, who (by id), status, duration in milliseconds. No bodies, no addresses, no tokens. */
export function logRequest(): MiddlewareObj<ApiEvent, ApiResult> {
  const begun = new WeakMap<object, number>();
  const finish = ({ event, response }: { event: ApiEvent; response: ApiResult | null | undefined }) => {
    const { actor } = event;
    logger.info('request', {
      route: event.routeKey,
      status: response?.statusCode ?? 500,
      milliseconds: Math.round(performance.now() - (begun.get(event) ?? performance.now())),
      actor: actor === undefined || actor.kind === 'nobody' ? 'nobody' : `${actor.kind} ${actor.id}`,
    });
  };
  return {
    before: ({ event, context }) => {
      begun.set(event, performance.now());
      logger.addContext(context);
    },
    after: finish,
    onError: finish,
  };
}
