import type { Language } from '../../shared/languages.ts';

/** A part of a mail's body. Both forms of the mail are made from the same parts, so that neither says less. */
export type Block =
  | { readonly text: string }
  | { readonly code: string }
  | { readonly items: readonly string[] }
  | { readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly link: { readonly label: string; readonly url: string } };

/** What is particular about one kind of mail; greeting, signature and small print are the same in all. */
export interface Draft {
  readonly subject: string;
  readonly blocks: readonly Block[];
}

/** The address of a page for a reader of `language`: on our own site, made from our own ids. */
export type PageAddress = (path: `/${string}`) => string;

/** The form without markup: blocks with an empty line between. */
export function plainText(blocks: readonly Block[]): string {
  return `${blocks.map(plainBlock).join('\n\n')}\n`;
}

function plainBlock(block: Block): string {
  if ('text' in block) return block.text;
  if ('code' in block) return `    ${block.code}`;
  if ('items' in block) return block.items.map((item) => `– ${item}`).join('\n');
  if ('rows' in block) return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  return `${block.link.label}:\n${block.link.url}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** The form with markup: no image, no script, nothing from elsewhere; readable at any width and by a screen reader. */
export function htmlText(language: Language, title: string, blocks: readonly Block[]): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#ffffff;color:#1f2933;font:16px/1.5 system-ui,sans-serif">',
    '<div style="max-width:36em;margin:0 auto">',
    ...blocks.map(htmlBlock),
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function htmlBlock(block: Block): string {
  if ('text' in block) return `<p>${escapeHtml(block.text).replaceAll('\n', '<br>')}</p>`;
  if ('code' in block)
    return `<p style="font:700 32px/1.2 ui-monospace,monospace;letter-spacing:0.15em">${escapeHtml(block.code)}</p>`;
  if ('items' in block) return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  if ('rows' in block)
    return `<dl>${block.rows.map(([label, value]) => `<dt style="font-weight:700">${escapeHtml(label)}</dt><dd style="margin:0 0 8px">${escapeHtml(value)}</dd>`).join('')}</dl>`;
  return `<p><a href="${escapeHtml(block.link.url)}">${escapeHtml(block.link.label)}</a></p>`;
}
