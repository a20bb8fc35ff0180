import { defineMiddleware } from 'astro:middleware';
import { domainTexts } from '../shared/i18n/domain.ts';
import { siteTexts } from '../shared/i18n/site.ts';
import { Language, preferredLanguage } from '../shared/languages.ts';
import { readActing } from './lib/acting.ts';
import { languageOf } from './lib/addresses.ts';
import { apiLine, localProblem } from './lib/api.ts';
import { environment } from './lib/environment.ts';
import { PageProblem } from './lib/page-problem.ts';

/** Nothing inline, nothing from elsewhere; `data:` carries the small icons of the design system's style sheets. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const sessionCookie = '__Host-session';
const largestForm = 64 * 1024;

/** What keeps a request from a page at all: a form sent by another site, or one that is far too large. */
function refusalOf(request: Request): PageProblem | undefined {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (request.headers.get('origin') !== environment().SITE_ORIGIN)
    return new PageProblem(localProblem(403, 'request.origin'));
  if (Number(request.headers.get('content-length') ?? 0) > largestForm)
    return new PageProblem(localProblem(413, 'request.too-large'));
  return undefined;
}

/** An address that begins with a language in which the pages do not exist. */
function unknownLanguageOf(language: string | undefined): PageProblem | undefined {
  if (language === undefined || Language.safeParse(language).success) return undefined;
  return new PageProblem(localProblem(404, 'not-found'));
}

/** Every request passes here: language, texts and the line to the API are laid out, problems become pages, headers are set. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, request, url, cookies } = context;
  const language = languageOf(url.pathname) ?? preferredLanguage(request.headers.get('accept-language') ?? undefined);
  const { API_URL: apiUrl, SITE_ORIGIN: siteOrigin } = environment();
  locals.language = language;
  locals.address = `${url.pathname}${url.search}`;
  locals.t = siteTexts(language);
  locals.label = domainTexts(language);
  locals.signedIn = cookies.has(sessionCookie);
  locals.acting = readActing(cookies);
  locals.api = apiLine({
    apiUrl,
    siteOrigin,
    language,
    cookie: request.headers.get('cookie') ?? undefined,
    device: request.headers.get('user-agent') ?? undefined,
    forwardedFor: request.headers.get('x-forwarded-for') ?? undefined,
  });

  const show = async (problem: PageProblem) => {
    if (problem.problem.code === 'not-signed-in') {
      const wish = request.method === 'GET' ? `${url.pathname}${url.search}` : url.pathname;
      return context.redirect(`/${language}/sign-in?next=${encodeURIComponent(wish)}`, 303);
    }
    locals.problem = problem.problem;
    return context.rewrite(new Request(new URL(`/${language}/problem`, url)));
  };

  let response: Response;
  try {
    const refusal = refusalOf(request) ?? unknownLanguageOf(context.params['language']);
    response = refusal === undefined ? await next() : await show(refusal);
  } catch (error) {
    if (!(error instanceof PageProblem)) throw error;
    response = await show(error);
  }

  const { headers } = response;
  if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-security-policy', contentSecurityPolicy);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('content-language', language);
  // The same for everybody only where nobody is signed in, nothing was sent and the page did not say otherwise.
  const shared = !locals.signedIn && request.method === 'GET' && response.status === 200 && !headers.has('set-cookie');
  if (!headers.has('cache-control'))
    headers.set('cache-control', shared ? 'public, max-age=0, s-maxage=60' : 'private, no-store');
  return response;
});
