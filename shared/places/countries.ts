import { z } from 'zod';

/**
 * The European countries whose municipalities may take part: members of the EU, of EFTA, the candidates for accession and the
 * United Kingdom. ISO 3166-1 alpha-2. Names come from `Intl.DisplayNames` where a page shows them.
 */
export const CountryCode = z.enum([
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'CH',
  'IS',
  'LI',
  'NO',
  'AL',
  'BA',
  'GE',
  'MD',
  'ME',
  'MK',
  'RS',
  'TR',
  'UA',
  'GB',
]);
export type CountryCode = z.infer<typeof CountryCode>;

/** How a country stands to the European Union. */
export const Standing = z.enum(['eu-member', 'efta', 'candidate', 'other']);
export type Standing = z.infer<typeof Standing>;

export interface Country {
  readonly standing: Standing;
  /** Official languages of the whole country in ISO 639-1, the most spoken first. */
  readonly languages: readonly string[];
}

/**
 * Standing: European Commission, countries using the EU accession procedure, as of 2025. Languages: those that are official in the
 * whole country by its constitution or language act (in the United Kingdom and Bosnia and Herzegovina, those in use); languages that
 * are official in one region only are left out. Montenegrin has no two-letter code and is left out.
 */
export const countries: Readonly<Record<CountryCode, Country>> = {
  AT: member('de'),
  BE: member('nl', 'fr', 'de'),
  BG: member('bg'),
  CY: member('el', 'tr'),
  CZ: member('cs'),
  DE: member('de'),
  DK: member('da'),
  EE: member('et'),
  ES: member('es'),
  FI: member('fi', 'sv'),
  FR: member('fr'),
  GR: member('el'),
  HR: member('hr'),
  HU: member('hu'),
  IE: member('en', 'ga'),
  IT: member('it'),
  LT: member('lt'),
  LU: member('lb', 'fr', 'de'),
  LV: member('lv'),
  MT: member('mt', 'en'),
  NL: member('nl'),
  PL: member('pl'),
  PT: member('pt'),
  RO: member('ro'),
  SE: member('sv'),
  SI: member('sl'),
  SK: member('sk'),
  CH: { standing: 'efta', languages: ['de', 'fr', 'it', 'rm'] },
  IS: { standing: 'efta', languages: ['is'] },
  LI: { standing: 'efta', languages: ['de'] },
  NO: { standing: 'efta', languages: ['nb', 'nn'] },
  AL: candidate('sq'),
  BA: candidate('bs', 'sr', 'hr'),
  GE: candidate('ka'),
  MD: candidate('ro'),
  ME: candidate('sr', 'bs', 'sq', 'hr'),
  MK: candidate('mk', 'sq'),
  RS: candidate('sr'),
  TR: candidate('tr'),
  UA: candidate('uk'),
  GB: { standing: 'other', languages: ['en'] },
};

function member(...languages: readonly string[]): Country {
  return { standing: 'eu-member', languages };
}

function candidate(...languages: readonly string[]): Country {
  return { standing: 'candidate', languages };
}

/** Whether a country is a member state of the European Union. */
export function isEuMember(country: CountryCode): boolean {
  return countries[country].standing === 'eu-member';
}
