import type { MiddlewareObj } from '@middy/core';
import { type Actor, isSecretariat } from '../../shared/access.ts';
import { DomainError } from '../../shared/errors.ts';
import type { Route } from '../../shared/routes.ts';
import type { ApiEvent, ApiResult } from './api-types.ts';

/** Finds out who asks: the one place where a cookie or a key becomes an actor. */
export type ResolveActor = (credentials: { session: string | undefined; key: string | undefined }) => Promise<Actor>;

export const sessionCookie = '__Host-session';

/** The value of the session cookie, if the request brings one. */
export function sessionOf(event: Pick<ApiEvent, 'cookies'>): string | undefined {
  const prefix = `${sessionCookie}=`;
  return event.cookies?.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}

/** Whether the actor may call the route at all; what of it the actor may touch is decided at the data. */
export function mayCall(actor: Actor, who: Route['who']): boolean {
  switch (who) {
    case 'anyone':
      return true;
    case 'signed-in':
      return actor.kind === 'person';
    case 'organisation':
      return actor.kind === 'person' && (actor.secretariat || actor.organisations.length > 0);
    case 'secretariat':
      return isSecretariat(actor);
    case 'importer':
      return actor.kind === 'key';
  }
}

/**
 * Resolves the actor and holds the door: a change that rides on a cookie must come from the configured site itself
 * (a key for machines rides on no cookie and needs no origin).
 */
export function resolveActor(resolve: ResolveActor, siteOrigin: string): MiddlewareObj<ApiEvent, ApiResult> {
  return {
    before: async ({ event }) => {
      event.actor = { kind: 'nobody' };
      const authorization = event.headers['authorization'];
      const key = authorization?.startsWith('Bearer ') === true ? authorization.slice('Bearer '.length) : undefined;
      if (event.route.method !== 'GET' && key === undefined && event.headers['origin'] !== siteOrigin)
        throw new DomainError('request.origin');
      event.actor = await resolve({ session: key === undefined ? sessionOf(event) : undefined, key });
      if (!mayCall(event.actor, event.route.who))
        throw new DomainError(event.actor.kind === 'nobody' ? 'not-signed-in' : 'not-allowed');
    },
  };
}
