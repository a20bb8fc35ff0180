import { domainTexts } from '../../shared/i18n/domain.ts';
import { placeText } from '../../shared/i18n/headline.ts';
import {
  countryName,
  dayText,
  labelList,
  languageList,
  monthText,
  nameText,
  topicList,
} from '../../shared/i18n/names.ts';
import type { siteTexts } from '../../shared/i18n/site.ts';
import type { Language } from '../../shared/languages.ts';
import type { Preference } from '../../shared/schemas/listing.ts';
import type { ListingView } from '../../shared/schemas/views.ts';
import { topicLabel } from '../../shared/taxonomy/labels.ts';

type SiteText = ReturnType<typeof siteTexts>;
/** A fact of a listing; `about` says of what, whatever the language. */
export interface Fact {
  readonly about: string;
  readonly name: string;
  readonly value: string | undefined;
}

/** When a listing holds: "May 2027 – July 2029", "at any time"; undefined where nothing is said. */
export function windowText(
  language: Language,
  t: SiteText,
  { from, to, standing }: Pick<ListingView, 'from' | 'to' | 'standing'>,
): string | undefined {
  if (from !== undefined && to !== undefined)
    return t('listing.window-both', { from: monthText(language, from), to: monthText(language, to) });
  if (from !== undefined) return t('listing.window-from', { from: monthText(language, from) });
  if (to !== undefined) return t('listing.window-to', { to: monthText(language, to) });
  return standing ? t('listing.standing') : undefined;
}

function preferenceText(language: Language, t: SiteText, preference: Preference): string {
  const label = domainTexts(language);
  const values = (() => {
    switch (preference.about) {
      case 'country':
        return preference.values.map((code) => countryName(language, code));
      case 'size':
        return preference.values.map((size) => label(`size.${size}`));
      case 'trait':
        return preference.values.map((trait) => label(`trait.${trait}`));
    }
  })();
  const required = preference.required ? ` (${t('listing.preference-required')})` : '';
  return `${label(`preference.${preference.about}`)}: ${preference.about === 'country' ? values.join(', ') : labelList(language, values)}${required}`;
}

/** All facts of a listing in the reader's language, as far as this reader's view has them. */
export function listingFacts(language: Language, t: SiteText, listing: ListingView): Fact[] {
  const label = domainTexts(language);
  const { organisation } = listing;
  const name = organisation.name === undefined ? undefined : nameText(language, organisation.name);
  const place = placeText(language, listing.place);
  const all = (values: readonly string[]) => (values.length === 0 ? undefined : labelList(language, values));
  return [
    {
      about: 'topics',
      name: t('listing.topics'),
      value: topicList(listing.topics.map((topic) => topicLabel(topic, language))),
    },
    { about: 'help', name: t('listing.help'), value: all(listing.helpTypes.map((type) => label(`help.${type}`))) },
    { about: 'forms', name: t('listing.forms'), value: all(listing.forms.map((form) => label(`form.${form}`))) },
    {
      about: 'organisation',
      name: t('listing.organisation'),
      // A community's own name stands in its place already.
      value: name === undefined || place.startsWith(name) ? undefined : name,
    },
    { about: 'place', name: t('listing.place'), value: place },
    {
      about: 'size',
      name: t('listing.size'),
      value: organisation.sizeBand === undefined ? undefined : label(`size.${organisation.sizeBand}`),
    },
    {
      about: 'traits',
      name: t('listing.traits'),
      value: all((organisation.traits ?? []).map((trait) => label(`trait.${trait}`))),
    },
    { about: 'languages', name: t('listing.languages'), value: languageList(language, listing.languages) },
    { about: 'window', name: t('listing.window'), value: windowText(language, t, listing) },
    {
      about: 'urgency',
      name: t('listing.urgency'),
      value: listing.urgency === undefined ? undefined : label(`urgency.${listing.urgency}`),
    },
    {
      about: 'budget',
      name: t('listing.budget'),
      value: listing.budget === undefined ? undefined : label(`budget.${listing.budget}`),
    },
    {
      about: 'stage',
      name: t('listing.stage'),
      value: listing.stage === undefined ? undefined : label(`stage.${listing.stage}`),
    },
    {
      about: 'capacity',
      name: t('listing.capacity'),
      value: listing.capacityLeft === undefined ? undefined : String(listing.capacityLeft),
    },
    {
      about: 'preferences',
      name: t('listing.preferences'),
      value: listing.preferences.map((preference) => preferenceText(language, t, preference)).join('; '),
    },
    {
      about: 'external',
      name: t('listing.external'),
      value: listing.externalIds.map(({ system, id }) => `${label(`external.${system}`)} ${id}`).join(', '),
    },
    {
      about: 'published',
      name: t('listing.published'),
      value: listing.publishedAt === undefined ? undefined : dayText(language, listing.publishedAt),
    },
    {
      about: 'expires',
      name: t('listing.expires'),
      value: listing.expiresAt === undefined ? undefined : dayText(language, listing.expiresAt),
    },
  ];
}
