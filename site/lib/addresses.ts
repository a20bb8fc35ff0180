import { Language, languages } from '../../shared/languages.ts';

/** The same address in another language. */
export function inLanguage(path: string, language: Language): string {
  const [, first = '', ...rest] = path.split('/');
  return Language.safeParse(first).success ? `/${[language, ...rest].join('/')}` : `/${language}`;
}

/** The language that an address names, if any. */
export function languageOf(path: string): Language | undefined {
  return languages.find((language) => path === `/${language}` || path.startsWith(`/${language}/`));
}

/** A page of ours to go on to after signing in; anything else, such as another site's address, becomes the language's own page. */
export function safeNext(wish: unknown, language: Language): string {
  const ours = typeof wish === 'string' && /^\/[a-z]{2}(\/[A-Za-z0-9-]+)*(\?[A-Za-z0-9=&_%.-]*)?$/.test(wish) && languageOf(wish.split('?')[0] ?? '') !== undefined;
  return ours ? wish : `/${language}/my`;
}
