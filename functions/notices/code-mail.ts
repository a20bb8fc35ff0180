import { mailTexts } from '../../shared/i18n/mail.ts';
import type { Language } from '../../shared/languages.ts';
import { codeMinutes, codeTries } from '../sign-in/codes.ts';
import type { Draft, PageAddress } from './mail-body.ts';

/** The mail with a sign-in code. The link opens a page with a field: whatever a mail scanner fetches, no code is used up. */
export function codeMail(language: Language, code: string, page: PageAddress): Draft {
  const t = mailTexts(language);
  return {
    subject: t('code.subject'),
    blocks: [
      { text: t('code.intro') },
      { code },
      {
        text: [t('code.valid', { count: codeMinutes }), t('code.tries', { count: codeTries }), t('code.newest')].join(
          ' ',
        ),
      },
      { link: { label: t('code.open'), url: page('/sign-in') } },
      { text: t('code.not-you') },
    ],
  };
}
