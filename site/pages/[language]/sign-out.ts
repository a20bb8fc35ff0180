import type { APIRoute } from 'astro';
import { rememberActing } from '../../lib/acting.ts';

/** Ends the session at the API and forgets for whom the person acted. Only a post does it: following a link changes nothing. */
export const POST: APIRoute = async ({ locals, cookies }) => {
  const answer = await locals.api.call('sign-out', {});
  rememberActing(cookies, { as: 'nobody' });
  const headers = new Headers({
    location: `/${locals.language}?done=signed-out`,
    'cache-control': 'private, no-store',
  });
  if (answer.ok) for (const cookie of answer.cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
};
