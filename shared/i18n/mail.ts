import en from './en/mail.json' with { type: 'json' };
import type { mailKeys } from './keys/mail.ts';
import { texts } from './texts.ts';
import uk from './uk/mail.json' with { type: 'json' };

/** Texts of the mails: `mailTexts(language)('code.subject')`. */
export const mailTexts = texts<typeof mailKeys>({ en, uk });
