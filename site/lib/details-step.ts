import { z } from 'zod';
import { LanguageCode } from '../../shared/languages.ts';
import { CountryCode } from '../../shared/places/countries.ts';
import {
  BudgetBand,
  ExternalSystem,
  HelpType,
  SizeBand,
  Stage,
  Trait,
  Urgency,
  Visibility,
} from '../../shared/schemas/codes.ts';
import type { ListingContent, Preference } from '../../shared/schemas/listing.ts';
import { Place } from '../../shared/schemas/place.ts';
import type { SentForm } from './form.ts';

/** A month as two choices, because fields of type month are missing in half of the browsers. Empty texts where nothing is chosen. */
export interface MonthChoice {
  readonly year: string;
  readonly month: string;
}

interface Wish {
  readonly values: readonly string[];
  readonly required: boolean;
}

/** The details of a listing as they stand in the form. */
export interface DetailsValues {
  readonly helpTypes: readonly HelpType[];
  readonly from: MonthChoice;
  readonly to: MonthChoice;
  readonly standing: boolean;
  readonly budget: BudgetBand | undefined;
  readonly stage: Stage | undefined;
  readonly urgency: Urgency | undefined;
  readonly languages: readonly LanguageCode[];
  readonly capacity: string;
  readonly wishes: { readonly country: Wish; readonly size: Wish; readonly trait: Wish };
  readonly readers: { readonly text: Visibility; readonly budget: Visibility; readonly stage: Visibility };
  readonly externalIds: Readonly<Record<ExternalSystem, string>>;
  /** A place that the visitor chose among those found; undefined keeps the present one. */
  readonly place: Place | undefined;
}

const choiceOf = (month: string | undefined): MonthChoice => ({
  year: month?.slice(0, 4) ?? '',
  month: month?.slice(5) ?? '',
});

export function detailsOf(content: ListingContent): DetailsValues {
  const wish = (about: Preference['about']): Wish => {
    const found = content.preferences.find((preference) => preference.about === about);
    return { values: found?.values ?? [], required: found?.required ?? false };
  };
  const external = (system: ExternalSystem) => content.externalIds.find((entry) => entry.system === system)?.id ?? '';
  const { text, budget, stage } = content.visibility;
  return {
    helpTypes: content.helpTypes,
    from: choiceOf(content.from),
    to: choiceOf(content.to),
    standing: content.standing,
    budget: content.budget,
    stage: content.stage,
    urgency: content.urgency,
    languages: content.languages,
    capacity: content.capacity === undefined ? '' : String(content.capacity),
    wishes: { country: wish('country'), size: wish('size'), trait: wish('trait') },
    readers: { text, budget, stage },
    externalIds: {
      dream: external('dream'),
      cities4cities: external('cities4cities'),
      cemr: external('cemr'),
      other: external('other'),
    },
    place: undefined,
  };
}

const ChosenPlace = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not a place' });
      return z.NEVER;
    }
  })
  .pipe(Place);

export function typedDetails(form: SentForm): DetailsValues {
  const month = (name: string): MonthChoice => ({ year: form.text(`${name}-year`), month: form.text(`${name}-month`) });
  const wish = (about: Preference['about']): Wish => ({
    values: form.list(`wish-${about}`),
    required: form.text(`wish-${about}-required`) !== '',
  });
  const reader = (part: string, fallback: Visibility) => form.code(`readers-${part}`, Visibility) ?? fallback;
  return {
    helpTypes: form.codes('help', HelpType),
    from: month('from'),
    to: month('to'),
    standing: form.text('standing') !== '',
    budget: form.code('budget', BudgetBand),
    stage: form.code('stage', Stage),
    urgency: form.code('urgency', Urgency),
    languages: [...new Set(form.codes('languages', LanguageCode))],
    capacity: form.text('capacity').trim(),
    wishes: { country: wish('country'), size: wish('size'), trait: wish('trait') },
    readers: { text: reader('text', 'public'), budget: reader('budget', 'members'), stage: reader('stage', 'public') },
    externalIds: {
      dream: form.text('external-dream'),
      cities4cities: form.text('external-cities4cities'),
      cemr: form.text('external-cemr'),
      other: form.text('external-other'),
    },
    place: form.code('place', ChosenPlace),
  };
}

const whole = ({ year, month }: MonthChoice) => (year === '' || month === '' ? undefined : `${year}-${month}`);

/** The fields of a month of which only one half was chosen. */
export function halfMonths({ from, to }: DetailsValues): ('from' | 'to')[] {
  const half = ({ year, month }: MonthChoice) => (year === '') !== (month === '');
  return [...(half(from) ? (['from'] as const) : []), ...(half(to) ? (['to'] as const) : [])];
}

/** Puts the details into the listing's content. What was left open is taken out. */
export function withDetails(content: ListingContent, values: DetailsValues): ListingContent {
  const {
    from: _from,
    to: _to,
    budget: _budget,
    stage: _stage,
    urgency: _urgency,
    capacity: _capacity,
    ...rest
  } = content;
  const { place = content.place, budget, stage, urgency, standing } = values;
  const [from, to] = [whole(values.from), whole(values.to)];
  return {
    ...rest,
    ...(place === undefined ? {} : { place }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(budget === undefined ? {} : { budget }),
    ...(stage === undefined ? {} : { stage }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(values.capacity === '' ? {} : { capacity: Number(values.capacity) }),
    standing,
    helpTypes: [...values.helpTypes],
    languages: [...values.languages],
    preferences: preferencesOf(values),
    externalIds: ExternalSystem.options.flatMap((system) => {
      const id = values.externalIds[system].trim();
      return id === '' ? [] : [{ system, id }];
    }),
    visibility: { ...content.visibility, ...values.readers },
  };
}

function known<Code>(schema: z.ZodType<Code>, values: readonly string[]): Code[] {
  return values.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

function preferencesOf({ wishes }: DetailsValues): Preference[] {
  const countries = known(CountryCode, wishes.country.values);
  const sizes = known(SizeBand, wishes.size.values);
  const traits = known(Trait, wishes.trait.values);
  return [
    ...(countries.length === 0
      ? []
      : [{ about: 'country' as const, values: countries, required: wishes.country.required }]),
    ...(sizes.length === 0 ? [] : [{ about: 'size' as const, values: sizes, required: wishes.size.required }]),
    ...(traits.length === 0 ? [] : [{ about: 'trait' as const, values: traits, required: wishes.trait.required }]),
  ];
}

/** The field of the details for the path of a problem. */
export function detailsField(path: string): string | undefined {
  const [, part = ''] = path.split('.');
  if (part === 'helpTypes') return 'help';
  if (part === 'from' || part === 'to' || part === 'standing') return part;
  if (part === 'preferences') return 'wish-country';
  if (part === 'externalIds') return 'external-dream';
  if (part === 'visibility') return 'readers-text';
  return ['budget', 'stage', 'urgency', 'languages', 'capacity', 'place'].includes(part) ? part : undefined;
}
