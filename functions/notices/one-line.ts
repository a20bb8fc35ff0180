/** What must not stand in a header: line ends and every other control, direction marks, and characters without a width. */
const notInLines = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** One line: no control or direction character, single spaces, at most `most` UTF-16 units and never half a character; an ellipsis where it was cut. */
export function oneLine(text: string, most: number): string {
  const line = text.normalize('NFC').replace(notInLines, ' ').replace(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  let cut = '';
  for (const character of line) {
    if (cut.length + character.length > most - 1) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/**
 * A name or a number that a person typed, as a mail may show it: one line of at most 160 characters in which no mail program finds an
 * address to link to, because a space follows every dot and every @ within a word and no `://` is left.
 */
export function typed(value: string): string {
  const unlinked = oneLine(value, 400)
    .replace(/:\/\//g, ': ')
    .replace(/[.．。｡](?=[\p{L}\p{N}])/gu, '. ')
    .replace(/@(?=\S)/g, '@ ');
  return oneLine(unlinked, 160);
}
