import type { AstroGlobal } from 'astro';
import { actingFor, rememberActing } from './acting.ts';
import { localProblem } from './api.ts';
import { must, PageProblem } from './page-problem.ts';

/**
 * The organisation for which the visitor acts. Without the remembered choice the session is asked. Throws the problem of a visitor who is
 * not signed in; undefined for the secretariat and for a person without an organisation.
 */
export async function actingOrganisation({
  locals,
  cookies,
}: Pick<AstroGlobal, 'locals' | 'cookies'>): Promise<string | undefined> {
  if (locals.acting.as === 'organisation') return locals.acting.id;
  const session = must(await locals.api.call('read-session', {}));
  if (session.person === undefined) throw new PageProblem(localProblem(401, 'not-signed-in'));
  const acting = actingFor(session);
  rememberActing(cookies, acting);
  locals.acting = acting;
  return acting.as === 'organisation' ? acting.id : undefined;
}
