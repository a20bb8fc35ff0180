import { z } from 'zod';

/**
 * The 27 oblast-level units of Ukraine: 24 oblasts, the Autonomous Republic of Crimea and the two cities with special
 * status. `kyiv` is the oblast and `kyiv-city` the capital, so that a bare slug always means the wider territory.
 */
export const OblastId = z.enum([
  'crimea',
  'vinnytsia',
  'volyn',
  'dnipropetrovsk',
  'donetsk',
  'zhytomyr',
  'zakarpattia',
  'zaporizhzhia',
  'ivano-frankivsk',
  'kyiv',
  'kirovohrad',
  'luhansk',
  'lviv',
  'mykolaiv',
  'odesa',
  'poltava',
  'rivne',
  'sumy',
  'ternopil',
  'kharkiv',
  'kherson',
  'khmelnytskyi',
  'cherkasy',
  'chernivtsi',
  'chernihiv',
  'kyiv-city',
  'sevastopol',
]);
export type OblastId = z.infer<typeof OblastId>;

/** What is the same for an oblast-level unit everywhere. */
export interface Oblast {
  /** The unit's own code in the codifier. */
  readonly katotth: string;
  /** The two digits after `UA` with which the codes of the unit and of all its parts begin. */
  readonly prefix: string;
  /** ISO 3166-2. Its digits are not always those of the codifier. */
  readonly iso: string;
  readonly name: { readonly uk: string; readonly en: string };
  /** A city that is an oblast-level unit and one community at once. */
  readonly specialCity: boolean;
}

/**
 * Codes and Ukrainian names: Codifier of administrative-territorial units and territories of territorial communities
 * (KATOTTH), order 290 of the Ministry for Communities and Territories of 26 November 2020, as of 19 January 2024.
 * `iso`: ISO 3166-2:UA. English names: official romanisation of the Ukrainian ones (see romanise.ts).
 */
export const oblasts = {
  crimea: unit('01', '0000013043', 'UA-43', 'Автономна Республіка Крим', 'Autonomous Republic of Crimea'),
  vinnytsia: unit('05', '0000010236', 'UA-05', 'Вінницька область', 'Vinnytsia oblast'),
  volyn: unit('07', '0000024379', 'UA-07', 'Волинська область', 'Volyn oblast'),
  dnipropetrovsk: unit('12', '0000090473', 'UA-12', 'Дніпропетровська область', 'Dnipropetrovsk oblast'),
  donetsk: unit('14', '0000091971', 'UA-14', 'Донецька область', 'Donetsk oblast'),
  zhytomyr: unit('18', '0000041385', 'UA-18', 'Житомирська область', 'Zhytomyr oblast'),
  zakarpattia: unit('21', '0000011690', 'UA-21', 'Закарпатська область', 'Zakarpattia oblast'),
  zaporizhzhia: unit('23', '0000064947', 'UA-23', 'Запорізька область', 'Zaporizhzhia oblast'),
  'ivano-frankivsk': unit('26', '0000069363', 'UA-26', 'Івано-Франківська область', 'Ivano-Frankivsk oblast'),
  kyiv: unit('32', '0000030281', 'UA-32', 'Київська область', 'Kyiv oblast'),
  kirovohrad: unit('35', '0000016081', 'UA-35', 'Кіровоградська область', 'Kirovohrad oblast'),
  luhansk: unit('44', '0000018893', 'UA-09', 'Луганська область', 'Luhansk oblast'),
  lviv: unit('46', '0000026241', 'UA-46', 'Львівська область', 'Lviv oblast'),
  mykolaiv: unit('48', '0000039575', 'UA-48', 'Миколаївська область', 'Mykolaiv oblast'),
  odesa: unit('51', '0000030770', 'UA-51', 'Одеська область', 'Odesa oblast'),
  poltava: unit('53', '0000028050', 'UA-53', 'Полтавська область', 'Poltava oblast'),
  rivne: unit('56', '0000066151', 'UA-56', 'Рівненська область', 'Rivne oblast'),
  sumy: unit('59', '0000057109', 'UA-59', 'Сумська область', 'Sumy oblast'),
  ternopil: unit('61', '0000060328', 'UA-61', 'Тернопільська область', 'Ternopil oblast'),
  kharkiv: unit('63', '0000041885', 'UA-63', 'Харківська область', 'Kharkiv oblast'),
  kherson: unit('65', '0000030969', 'UA-65', 'Херсонська область', 'Kherson oblast'),
  khmelnytskyi: unit('68', '0000099709', 'UA-68', 'Хмельницька область', 'Khmelnytskyi oblast'),
  cherkasy: unit('71', '0000010357', 'UA-71', 'Черкаська область', 'Cherkasy oblast'),
  chernivtsi: unit('73', '0000044923', 'UA-77', 'Чернівецька область', 'Chernivtsi oblast'),
  chernihiv: unit('74', '0000025378', 'UA-74', 'Чернігівська область', 'Chernihiv oblast'),
  'kyiv-city': unit('80', '0000093317', 'UA-30', 'Місто Київ', 'City of Kyiv', true),
  sevastopol: unit('85', '0000065278', 'UA-40', 'Місто Севастополь', 'City of Sevastopol', true),
} as const satisfies Record<OblastId, Oblast>;

function unit(prefix: string, tail: string, iso: string, uk: string, en: string, specialCity = false): Oblast {
  return { katotth: `UA${prefix}00000${tail}`, prefix, iso, name: { uk, en }, specialCity };
}

const byPrefix: ReadonlyMap<string, OblastId> = new Map(OblastId.options.map((id) => [oblasts[id].prefix, id]));

/** The oblast-level unit whose codes begin with these two digits, or undefined where there is none. */
export function oblastOfPrefix(prefix: string): OblastId | undefined {
  return byPrefix.get(prefix);
}
