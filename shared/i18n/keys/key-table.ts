/** What a translator is told about one text: where it stands, which `{params}` it takes, and whether it comes in plural forms (then `{count}` is one of its params). */
export interface KeyNote {
  readonly about: string;
  readonly params?: readonly string[];
  readonly plural?: true;
}

/** All texts of one area: each key with a sentence for the translator, or with a note where there are params or plural forms. */
export type KeyTable = Readonly<Record<string, string | KeyNote>>;

/** The keys as they stand in a catalogue file: a plural key is stored once for each plural form of the language, `other` in every language. */
export type CatalogueKey<Keys extends KeyTable> = {
  [Key in keyof Keys & string]: Keys[Key] extends { plural: true } ? `${Key}.other` : Key;
}[keyof Keys & string];
