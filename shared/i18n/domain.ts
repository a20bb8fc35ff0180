import en from './en/domain.json' with { type: 'json' };
import type { domainKeys } from './keys/domain.ts';
import { texts } from './texts.ts';
import uk from './uk/domain.json' with { type: 'json' };

/** Labels of codes: `domainTexts(language)('form.twinning')`. */
export const domainTexts = texts<typeof domainKeys>({ en, uk });
