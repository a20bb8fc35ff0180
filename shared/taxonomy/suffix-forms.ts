import type { Inflection } from './inflection.ts';

/** What may stand in place of a word's end, on a stem of at least `least` letters: `/aire$/` with `ari arie`. */
export interface SuffixRule {
  readonly suffix: RegExp;
  readonly least: number;
  readonly tails: ReadonlySet<string>;
}

/** A rule from its folded tails, written with blanks between them. */
export function suffixRule(suffix: RegExp, least: number, tails: string): SuffixRule {
  return { suffix, least, tails: new Set(tails.split(' ')) };
}

/** The further stems that rules give a word; a plural written as a term has lost its ending before. */
export function formsBySuffix(rules: readonly SuffixRule[]): Inflection['variants'] {
  return (word) =>
    rules.flatMap(({ suffix, least, tails }) => {
      const at = word.search(suffix);
      return at < least ? [] : [{ stem: word.slice(0, at), tails }];
    });
}
