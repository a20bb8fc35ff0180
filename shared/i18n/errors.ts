import type { Language } from '../languages.ts';
import en from './en/errors.json' with { type: 'json' };
import { errorKeys } from './keys/errors.ts';
import { type TextParams, texts } from './texts.ts';
import uk from './uk/errors.json' with { type: 'json' };

/** The sentences of refusals. */
export const errorTexts = texts<typeof errorKeys>({ en, uk });

type FieldKey = Extract<keyof typeof errorKeys, `field.${string}`>;
const fieldKeys = new Set<string>(Object.keys(errorKeys).filter((key) => key.startsWith('field.')));
const isFieldKey = (key: string): key is FieldKey => fieldKeys.has(key);

/** What is wrong with a field, for a code such as `field.too-long` or `window.reversed`; the general sentence for a code without one. */
export function fieldText(language: Language, code: string, params: TextParams): string {
  const key = code.startsWith('field.') ? code : `field.${code}`;
  return errorTexts(language)(isFieldKey(key) ? key : 'field.format', params);
}
