import { LanguageCode } from '../../shared/languages.ts';
import { Form } from '../../shared/schemas/codes.ts';
import type { ListingContent } from '../../shared/schemas/listing.ts';
import type { SentForm } from './form.ts';

/** The first step of a listing, as it stands in the form. */
export interface WhatValues {
  readonly forms: readonly Form[];
  readonly title: string;
  readonly summary: string;
  readonly language: LanguageCode;
}

export function typedWhat(form: SentForm, fallback: LanguageCode): WhatValues {
  return {
    forms: form.codes('forms', Form),
    title: form.text('title'),
    summary: form.text('summary'),
    language: form.code('text-language', LanguageCode) ?? fallback,
  };
}

export function whatOf(content: ListingContent, fallback: LanguageCode): WhatValues {
  const text = content.texts[0];
  return {
    forms: content.forms,
    title: text?.title ?? '',
    summary: text?.summary ?? '',
    language: text?.language ?? fallback,
  };
}

/** Puts the step into the listing's content: the first text is the one that is edited, texts in other languages stay. */
export function withWhat(content: ListingContent, { forms, title, summary, language }: WhatValues): ListingContent {
  const others = content.texts.slice(1).filter((text) => text.language !== language);
  return {
    ...content,
    forms: [...forms],
    texts: title.trim() === '' && summary.trim() === '' ? others : [{ language, title, summary }, ...others],
  };
}

/** What the first step cannot do without, by field: a form and one sentence. An empty draft would help nobody. */
export function missingWhat({ forms, title }: WhatValues): ('forms' | 'title')[] {
  return [...(forms.length === 0 ? (['forms'] as const) : []), ...(title.trim() === '' ? (['title'] as const) : [])];
}

/** The field of the first step for the path of a problem. */
export function whatField(path: string): string | undefined {
  if (path === 'kind') return 'kind';
  if (path.startsWith('content.forms')) return 'forms';
  if (path === 'content.texts.0.summary') return 'summary';
  if (path === 'content.texts.0.language') return 'text-language';
  return path.startsWith('content.texts') ? 'title' : undefined;
}
