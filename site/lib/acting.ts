import type { AstroCookies } from 'astro';
import { Id } from '../../shared/schemas/text.ts';
import type { SessionView } from '../../shared/schemas/views.ts';

const cookieName = 'mistok-acting';

/**
 * For whom a signed-in person acts: the desk, or one of the person's organisations. Only a convenience of the pages, which saves a call
 * per page; what the person may do is decided by the API at every request.
 */
export type Acting =
  | { readonly as: 'desk' }
  | { readonly as: 'organisation'; readonly id: string }
  | { readonly as: 'nobody' };

/** Reads the choice from the cookie; a value that nobody of us wrote counts as none. */
export function readActing(cookies: AstroCookies): Acting {
  const value = cookies.get(cookieName)?.value;
  if (value === 'desk') return { as: 'desk' };
  const id = Id.safeParse(value);
  return id.success ? { as: 'organisation', id: id.data } : { as: 'nobody' };
}

/** The choice that fits a session: the desk for the secretariat, else the wished organisation if it is one of the person's, else the first. */
export function actingFor(session: SessionView, wish?: string): Acting {
  const organisation =
    session.organisations.find(({ organisationId }) => organisationId === wish) ?? session.organisations[0];
  if (session.person?.secretariat === true) return { as: 'desk' };
  return organisation === undefined ? { as: 'nobody' } : { as: 'organisation', id: organisation.organisationId };
}

/** Keeps the choice until the browser is closed. */
export function rememberActing(cookies: AstroCookies, acting: Acting): void {
  if (acting.as === 'nobody') {
    cookies.delete(cookieName, { path: '/' });
    return;
  }
  cookies.set(cookieName, acting.as === 'desk' ? 'desk' : acting.id, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
  });
}
