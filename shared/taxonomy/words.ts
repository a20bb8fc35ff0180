/** A word of a text: as it stands there, and folded for comparison. */
export interface Word {
  readonly text: string;
  readonly folded: string;
}

/** What an apostrophe inside a word does: it belongs to it (п’ять, town’s), or it ends an elided article (l’eau). */
export type Apostrophe = 'joins' | 'parts';

/** Longer runs of letters are no words of any language here; cutting them off bounds the work for one word. */
export const longestWord = 48;

const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\u034f/gu;
const marks = /\p{M}+/gu;
const apostrophes = /['\u2019\u02bc\u2018\u0060\u00b4\u2032]/gu;
const runs = /[\p{L}\p{M}\p{N}]+(?:['\u2019\u02bc\u2018\u0060\u00b4\u2032][\p{L}\p{M}\p{N}]+)*/gu;

/** Letters that canonical decomposition leaves whole although people write them both ways. */
const singles: Readonly<Record<string, string>> = {
  ґ: 'г',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const single = /[ґßłøđæħıς]/gu;

/** Lower case without accents, apostrophes and invisible characters, so that ways of typing one word compare equal. */
export function fold(text: string): string {
  return text
    .replace(invisible, '')
    .normalize('NFD')
    .replace(marks, '')
    .toLowerCase()
    .replace(marks, '')
    .replace(apostrophes, '')
    .replace(single, (letter) => singles[letter] ?? letter);
}

/** The words of a text in their order: runs of letters and digits; a hyphen parts. Linear in the length of the text. */
export function wordsOf(text: string, apostrophe: Apostrophe = 'joins'): Word[] {
  const words: Word[] = [];
  const shown = text.replace(invisible, '').normalize('NFC');
  for (const [run] of shown.matchAll(runs)) {
    const parts = apostrophe === 'joins' ? [run] : run.split(apostrophes);
    for (const part of parts) {
      if (part.length > longestWord) continue;
      const folded = fold(part);
      if (folded !== '') words.push({ text: part, folded });
    }
  }
  return words;
}
