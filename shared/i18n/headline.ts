import type { Language } from '../languages.ts';
import { oblasts } from '../places/oblasts.ts';
import type { ListingView, OrganisationLine, PlaceView } from '../schemas/views.ts';
import { topicLabel } from '../taxonomy/labels.ts';
import { domainTexts } from './domain.ts';
import { countryName, labelList, lowerFirst, nameText, oblastName, topicList, upperFirst } from './names.ts';

/** The region of a place: its oblast in Ukraine, its country elsewhere. */
function regionText(language: Language, place: PlaceView): string {
  return place.country === 'UA' && place.oblast !== undefined
    ? oblastName(language, place.oblast)
    : countryName(language, place.country);
}

/** Where something is, as finely as the view allows: "Kosivska hromada, Ivano-Frankivsk oblast", "Sumy oblast", "Turku, Finland". */
export function placeText(language: Language, place: PlaceView): string {
  const t = domainTexts(language);
  const { country, name, named, oblast, raion } = place;
  const region = regionText(language, place);
  if (country !== 'UA') return name === undefined ? region : `${name}, ${region}`;
  if (oblast !== undefined && oblasts[oblast].specialCity) return region;
  if (name !== undefined) return `${t('place.hromada', { name: nameText(language, name) })}, ${region}`;
  if (raion !== undefined && !named) return `${t('place.raion', { name: nameText(language, raion) })}, ${region}`;
  return region;
}

/**
 * Who it is: the name with its place, or, where the community is masked, "a community in Kharkiv oblast, 5,000–10,000 people".
 * Within a sentence the size is left out.
 */
export function organisationText(language: Language, organisation: OrganisationLine, withSize = true): string {
  const t = domainTexts(language);
  const { name, place } = organisation;
  const sizeBand = withSize ? organisation.sizeBand : undefined;
  if (name !== undefined) return t('who.named', { name: nameText(language, name), where: regionText(language, place) });
  const where = placeText(language, place);
  if (sizeBand === undefined) return t('who.masked', { where });
  return t('who.masked-sized', { where, size: t(`size.${sizeBand}`) });
}

type HeadlineParts = Pick<ListingView, 'kind' | 'topics' | 'helpTypes' | 'forms' | 'organisation'>;

/** A listing in the reader's language, made from its codes alone, so that nobody needs to read the original to know what it is about. */
export interface Headline {
  /** The first topics: "Heat substations · Boiler houses". */
  readonly topics: string;
  /** How many more topics there are. */
  readonly moreTopics: number;
  /** The community or city. */
  readonly who: string;
  /** Kind and topics in one line, for lists and subjects: "Need: heat substations". */
  readonly line: string;
  /** One sentence: who looks for or offers what, in which form. */
  readonly summary: string;
}

const shownTopics = 3;

/** Composes the headline and the one-sentence summary of a listing. A draft without topics is named by its kind. */
export function headlineOf(language: Language, listing: HeadlineParts): Headline {
  const t = domainTexts(language);
  const labels = listing.topics.slice(0, shownTopics).map((topic) => topicLabel(topic, language));
  const topics = labels.length === 0 ? t('headline.no-topic') : topicList(labels);
  const who = organisationText(language, listing.organisation);
  const help = labelList(
    language,
    listing.helpTypes.map((type) => t(`help.${type}`)),
  );
  const forms = labelList(
    language,
    listing.forms.map((form) => t(`form.${form}`)),
  );
  const sentences = [
    t(help === '' ? `headline.${listing.kind}` : `headline.${listing.kind}-help`, {
      who: organisationText(language, listing.organisation, false),
      help: lowerFirst(language, help),
    }),
    ...(forms === '' ? [] : [t('headline.forms', { forms: lowerFirst(language, forms) })]),
  ];
  return {
    topics,
    moreTopics: Math.max(0, listing.topics.length - shownTopics),
    who,
    line: t('headline.line', { kind: t(`kind.${listing.kind}`), topics }),
    summary: upperFirst(language, sentences.join(' ')),
  };
}
