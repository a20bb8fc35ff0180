import { LanguageCode } from '../languages.ts';
import bg from './terms/bg.json' with { type: 'json' };
import cs from './terms/cs.json' with { type: 'json' };
import da from './terms/da.json' with { type: 'json' };
import de from './terms/de.json' with { type: 'json' };
import el from './terms/el.json' with { type: 'json' };
import en from './terms/en.json' with { type: 'json' };
import es from './terms/es.json' with { type: 'json' };
import et from './terms/et.json' with { type: 'json' };
import fi from './terms/fi.json' with { type: 'json' };
import fr from './terms/fr.json' with { type: 'json' };
import ga from './terms/ga.json' with { type: 'json' };
import hr from './terms/hr.json' with { type: 'json' };
import hu from './terms/hu.json' with { type: 'json' };
import it from './terms/it.json' with { type: 'json' };
import lt from './terms/lt.json' with { type: 'json' };
import lv from './terms/lv.json' with { type: 'json' };
import mt from './terms/mt.json' with { type: 'json' };
import nl from './terms/nl.json' with { type: 'json' };
import pl from './terms/pl.json' with { type: 'json' };
import pt from './terms/pt.json' with { type: 'json' };
import ro from './terms/ro.json' with { type: 'json' };
import sk from './terms/sk.json' with { type: 'json' };
import sl from './terms/sl.json' with { type: 'json' };
import sv from './terms/sv.json' with { type: 'json' };
import uk from './terms/uk.json' with { type: 'json' };
import { Terms } from './terms-schema.ts';

/** The files of terms by language. A new language is one file and one line here. */
const files = {
  bg,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  fi,
  fr,
  ga,
  hr,
  hu,
  it,
  lt,
  lv,
  mt,
  nl,
  pl,
  pt,
  ro,
  sk,
  sl,
  sv,
  uk,
} satisfies Partial<Record<LanguageCode, unknown>>;

/** The languages in which the taxonomy has labels and terms. */
export const termLanguages: readonly LanguageCode[] = LanguageCode.options.filter((language) => language in files);

const parsed = new Map<LanguageCode, Terms>();

/** The terms of a language, checked once; undefined where there are none. */
export function termsOf(language: string): Terms | undefined {
  const code = LanguageCode.safeParse(language);
  if (!code.success) return undefined;
  const known = parsed.get(code.data);
  if (known !== undefined) return known;
  const file = new Map<string, unknown>(Object.entries(files)).get(code.data);
  if (file === undefined) return undefined;
  const terms = Terms.parse(file);
  parsed.set(code.data, terms);
  return terms;
}
