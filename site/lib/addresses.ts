import { Language, languages } from '../../shared/languages.ts';
import { Id } from '../../shared/schemas/text.ts';
import { localProblem } from './api.ts';
import { PageProblem } from './page-problem.ts';

/** The same address in another language. */
export function inLanguage(address: string, language: Language): string {
  const [path = '', query] = address.split('?', 2);
  const [, first = '', ...rest] = path.split('/');
  const translated = Language.safeParse(first).success ? `/${[language, ...rest].join('/')}` : `/${language}`;
  return query === undefined ? translated : `${translated}?${query}`;
}

/** The language that an address names, if any. */
export function languageOf(path: string): Language | undefined {
  return languages.find((language) => path === `/${language}` || path.startsWith(`/${language}/`));
}

/** A page of ours to go on to after signing in; anything else, such as another site's address, becomes the language's own page. */
export function safeNext(wish: unknown, language: Language): string {
  const ours =
    typeof wish === 'string' &&
    /^\/[a-z]{2}(\/[A-Za-z0-9-]+)*(\?[A-Za-z0-9=&_%.-]*)?$/.test(wish) &&
    languageOf(wish.split('?')[0] ?? '') !== undefined;
  return ours ? wish : `/${language}/my`;
}

/** The id in an address. Throws the problem of a missing page where it cannot be one. */
export function idOf(part: string | undefined): string {
  const id = Id.safeParse(part);
  if (!id.success) throw new PageProblem(localProblem(404, 'not-found'));
  return id.data;
}
