/**
 * The official romanisation of Ukrainian: resolution 55 of the Cabinet of Ministers of Ukraine of 27 January 2010.
 * A pair holds the form at the beginning of a word and the form elsewhere.
 */
const table: ReadonlyMap<string, string | readonly [string, string]> = new Map<
  string,
  string | readonly [string, string]
>([
  ['а', 'a'],
  ['б', 'b'],
  ['в', 'v'],
  ['г', 'h'],
  ['ґ', 'g'],
  ['д', 'd'],
  ['е', 'e'],
  ['є', ['ye', 'ie']],
  ['ж', 'zh'],
  ['з', 'z'],
  ['и', 'y'],
  ['і', 'i'],
  ['ї', ['yi', 'i']],
  ['й', ['y', 'i']],
  ['к', 'k'],
  ['л', 'l'],
  ['м', 'm'],
  ['н', 'n'],
  ['о', 'o'],
  ['п', 'p'],
  ['р', 'r'],
  ['с', 's'],
  ['т', 't'],
  ['у', 'u'],
  ['ф', 'f'],
  ['х', 'kh'],
  ['ц', 'ts'],
  ['ч', 'ch'],
  ['ш', 'sh'],
  ['щ', 'shch'],
  ['ь', ''],
  ['ю', ['yu', 'iu']],
  ['я', ['ya', 'ia']],
]);

const apostrophe = /[ʼ’‘'`´′＇]/gu;
const wordPart = /[\p{L}\p{M}]/u;

/**
 * Ukrainian text in the official Latin letters: "Згурський" becomes "Zghurskyi". The soft sign is dropped, and so is an
 * apostrophe between two Cyrillic letters. Everything that is not a Ukrainian letter stays as it is. Capitals are kept; a word in
 * capitals stays in capitals.
 */
export function romanise(text: string): string {
  const letters = [...text.normalize('NFC')];
  let latin = '';
  let insideWord = false;
  for (const [index, letter] of letters.entries()) {
    const before = letters[index - 1] ?? '';
    const after = letters[index + 1] ?? '';
    if (isApostrophe(letter) && isUkrainian(before) && isUkrainian(after)) continue;
    latin += withCase(romaniseLetter(letter, before, insideWord), letter, before, after);
    insideWord = wordPart.test(letter);
  }
  return latin;
}

function romaniseLetter(letter: string, before: string, insideWord: boolean): string {
  const lower = letter.toLowerCase();
  const forms = table.get(lower);
  if (forms === undefined) return letter;
  // зг becomes zgh, because zh already stands for ж.
  if (lower === 'г' && before.toLowerCase() === 'з') return 'gh';
  if (typeof forms === 'string') return forms;
  return insideWord ? forms[1] : forms[0];
}

function withCase(latin: string, letter: string, before: string, after: string): string {
  if (latin === letter || !isCapital(letter)) return latin;
  if (isCapital(after) || (isCapital(before) && !isSmall(after))) return latin.toUpperCase();
  return latin.charAt(0).toUpperCase() + latin.slice(1);
}

function isApostrophe(letter: string): boolean {
  return letter.replace(apostrophe, '') !== letter;
}

function isUkrainian(letter: string): boolean {
  return table.has(letter.toLowerCase());
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

function isSmall(letter: string): boolean {
  return letter !== letter.toUpperCase();
}

/** Latin letters that Unicode does not take apart, in the plain letters that people type for them. */
const plain: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ŋ: 'n',
  ς: 'σ',
};
const plainLetters = /[łøđðħıßæœþŋς]/gu;
const simple = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/**
 * The form in which names are compared: without case, diacritics and apostrophes; hyphens, other punctuation and runs of
 * white space become one space. It is idempotent.
 */
export function normaliseForSearch(text: string): string {
  if (simple.test(text)) return text.toLowerCase();
  // Apostrophes go first: NFKD would turn the spacing acute accent into a space.
  return text
    .replace(apostrophe, '')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}ʼ]/gu, '')
    .replace(plainLetters, (letter) => plain[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const cyrillic = /[\u0400-\u04FF]/u;

/** The key under which a name is found in either script: the official Latin form where it is Cyrillic, without case and diacritics. */
export function searchKey(text: string): string {
  return normaliseForSearch(cyrillic.test(text) ? romanise(text) : text);
}
