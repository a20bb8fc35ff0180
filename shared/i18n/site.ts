import en from './en/site.json' with { type: 'json' };
import type { siteKeys } from './keys/site.ts';
import { texts } from './texts.ts';
import uk from './uk/site.json' with { type: 'json' };

/** Texts of the pages: `siteTexts(language)('home.title')`. */
export const siteTexts = texts<typeof siteKeys>({ en, uk });
