import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, htmlText, plainText } from '../../../functions/notices/mail-body.ts';
import { oneLine, typed } from '../../../functions/notices/one-line.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '\r\n',
        '\nBcc: thief@evil.example',
        '\r',
        '\u2028',
        '\u202e',
        '\u2066',
        '\u200b',
        '=?utf-8?q?=0A?=',
        'https://evil.example/x',
        'www.evil.example',
        '😀'.repeat(300),
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

describe('a line in a header', () => {
  it('has no line end, no direction mark and no character without a width, whatever it is made from', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(oneLine(text, 200)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never longer than asked and never ends in half a character', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 2, max: 998 }), (text, most) => {
        const line = oneLine(text, most);
        expect(line.length).toBeLessThanOrEqual(most);
        expect(line.isWellFormed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a name that a person typed', () => {
  it('has nothing that a mail program would link', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(typed(text)).not.toMatch(/:\/\/|\w[.．。｡][\p{L}\p{N}]|@\S/u);
      }),
      { numRuns: 2_000 },
    );
    expect(typed('Visit https://evil.example/login now')).toBe('Visit https: evil. example/login now');
  });

  it('stays readable', () => {
    expect(typed('О.І. Петренко')).toBe('О. І. Петренко');
    expect(typed("Кам'янка-Бузька громада")).toBe("Кам'янка-Бузька громада");
    expect(typed('+380 44 000-00-00')).toBe('+380 44 000-00-00');
  });
});

describe('the two forms of a mail', () => {
  const blocks = [
    { text: '<b>Good day</b>' },
    { items: ['one & two'] },
    { rows: [['Name', '"x" <script>']] },
    { link: { label: 'Open', url: 'https://mistok.example/en/sign-in' } },
  ] as const;

  it('say the same', () => {
    const text = plainText(blocks);
    const html = htmlText('en', 'Title', blocks);

    for (const part of ['<b>Good day</b>', 'one & two', '"x" <script>', 'https://mistok.example/en/sign-in']) {
      expect(text).toContain(part);
      expect(html).toContain(escapeHtml(part));
    }
  });

  it('show what was typed as text and never as markup', () => {
    const html = htmlText('en', '</title><script>', blocks);

    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>');
    expect(html).not.toMatch(/<img|src=|@import|url\(/);
  });
});
